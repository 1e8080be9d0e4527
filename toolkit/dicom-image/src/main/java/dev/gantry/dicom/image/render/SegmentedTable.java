package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Bytes;
import java.util.Arrays;

/** Palette tables that are written as lines between colours. PS3.3 C.7.9.2 */
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final Bytes segments;
    private final boolean inBytes;
    private final int[] entries;
    private int filled;

    private SegmentedTable(Bytes segments, boolean inBytes, int count) {
        this.segments = segments;
        this.inBytes = inBytes;
        this.entries = new int[count];
    }

    /**
     * The entries; as many as there are when the segments end early.
     *
     * @param inBytes whether numbers are of 8 bits, otherwise they are of 16
     * @param count how many entries there are at most
     */
    static int[] expand(Bytes segments, boolean inBytes, int count) {
        SegmentedTable table = new SegmentedTable(segments, inBytes, count);
        table.run(0, Integer.MAX_VALUE, true);
        return Arrays.copyOf(table.entries, table.filled);
    }

    /** Expands so many segments. A copied segment may not copy others. */
    private void run(int from, int most, boolean mayCopy) {
        int at = from;
        for (int segment = 0; segment < most && at + 3 <= numbers() && filled < entries.length; segment++) {
            int length = number(at + 1);
            switch (number(at)) {
                case DISCRETE -> {
                    discrete(at + 2, length);
                    at += 2 + length;
                }
                case LINEAR -> {
                    linear(length, number(at + 2));
                    at += 3;
                }
                case INDIRECT -> {
                    if (!mayCopy || at + 4 > numbers()) {
                        return;
                    }
                    run(target(at + 2), length, false);
                    at += 4;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void discrete(int from, int length) {
        int end = Math.min(from + length, numbers());
        for (int at = from; at < end && filled < entries.length; at++) {
            entries[filled++] = number(at);
        }
    }

    /** From the entry before, which is not part of it, to the end, which is. */
    private void linear(int length, int end) {
        int start = filled == 0 ? end : entries[filled - 1];
        for (int i = 1; i <= length && filled < entries.length; i++) {
            entries[filled++] = start + (int) Math.round((double) (end - start) * i / length);
        }
    }

    /** The offset in bytes comes in two numbers, the lower half first. */
    private int target(int at) {
        long offset = number(at) + ((long) number(at + 1) << (inBytes ? 8 : 16));
        return (int) Math.min(offset / (inBytes ? 1 : 2), numbers());
    }

    private int numbers() {
        return inBytes ? segments.length() : segments.length() / 2;
    }

    private int number(int at) {
        return inBytes ? segments.get(at) & 0xFF : segments.unsignedShort(2 * at);
    }
}
