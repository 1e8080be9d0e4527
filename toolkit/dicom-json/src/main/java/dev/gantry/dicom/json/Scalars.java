package dev.gantry.dicom.json;

import java.util.Arrays;

/** The values of one element as the text they came as, in one buffer: their memory is that of the input. */
final class Scalars {
    /** What the text said a value is. */
    enum Kind {
        NULL,
        TEXT,
        NUMBER,
        NAME,
        /** Of XML, which does not tell. */
        PLAIN
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int KEPT = 1 << 14;

    private final ByteBuilder bytes = new ByteBuilder();
    private int[] ends = new int[16];
    private byte[] kinds = new byte[16];
    private int count;

    void clear() {
        bytes.clear();
        count = 0;
        if (ends.length > KEPT) {
            ends = new int[16];
            kinds = new byte[16];
        }
    }

    /** Where the bytes of the next value go, in UTF-8. */
    ByteBuilder bytes() {
        return bytes;
    }

    /** Ends a value: what was written since the last one. */
    void end(Kind kind) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        ends[count] = bytes.size();
        kinds[count++] = (byte) kind.ordinal();
    }

    int count() {
        return count;
    }

    Kind kind(int index) {
        return KINDS[kinds[index]];
    }

    int from(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int to(int index) {
        return ends[index];
    }

    String text(int index) {
        return bytes.text(from(index), to(index));
    }

    boolean isEmpty(int index) {
        return from(index) == to(index);
    }
}
