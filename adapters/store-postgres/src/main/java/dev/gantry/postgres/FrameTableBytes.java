package dev.gantry.postgres;

import dev.gantry.store.catalog.FrameTable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A frame table, encoded: one byte of shape and flags, then numbers of variable length, seven bits to a byte, least
 * significant first. A hundred thousand fragments of 30 KB take about four bytes each.
 *
 * <ul>
 *   <li>native: offset, bits per frame, frames
 *   <li>encapsulated: number of fragments, for each the gap after the end of the one before (zigzag) and its length;
 *       number of frames, for each (unless {@link #ONE_EACH}) the step (zigzag) from the first fragment of the one before
 * </ul>
 */
final class FrameTableBytes {
    private static final int NONE = 0;
    private static final int NATIVE = 1;
    private static final int ENCAPSULATED = 2;
    private static final int SHAPE = 0x0F;
    private static final int INFLATED = 0x10;
    /** Every frame is the fragment of the same number. */
    private static final int ONE_EACH = 0x20;

    private FrameTableBytes() {}

    static byte[] encode(FrameTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (table) {
            case FrameTable.None _ -> out.write(NONE);
            case FrameTable.Native pixels -> {
                out.write(NATIVE | (pixels.inflated() ? INFLATED : 0));
                put(out, pixels.offset());
                put(out, pixels.bitsPerFrame());
                put(out, pixels.frames());
            }
            case FrameTable.Encapsulated fragments -> encode(fragments, out);
        }
        return out.toByteArray();
    }

    private static void encode(FrameTable.Encapsulated table, ByteArrayOutputStream out) {
        boolean oneEach = isOneEach(table);
        out.write(ENCAPSULATED | (table.inflated() ? INFLATED : 0) | (oneEach ? ONE_EACH : 0));
        put(out, table.offsets().length);
        long end = 0;
        for (int i = 0; i < table.offsets().length; i++) {
            put(out, zigzag(table.offsets()[i] - end));
            put(out, table.lengths()[i]);
            end = table.offsets()[i] + table.lengths()[i];
        }
        put(out, table.frames());
        int before = 0;
        for (int first : oneEach ? new int[0] : table.firstFragments()) {
            put(out, zigzag(first - before));
            before = first;
        }
    }

    private static boolean isOneEach(FrameTable.Encapsulated table) {
        for (int i = 0; i < table.firstFragments().length; i++) {
            if (table.firstFragments()[i] != i) {
                return false;
            }
        }
        return table.firstFragments().length == table.offsets().length;
    }

    static FrameTable decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        int head = in.get();
        boolean inflated = (head & INFLATED) != 0;
        return switch (head & SHAPE) {
            case NONE -> new FrameTable.None();
            case NATIVE -> new FrameTable.Native(take(in), take(in), (int) take(in), inflated);
            case ENCAPSULATED -> encapsulated(in, inflated, (head & ONE_EACH) != 0);
            default -> throw new IllegalStateException("a frame table of unknown shape " + (head & SHAPE));
        };
    }

    private static FrameTable encapsulated(ByteBuffer in, boolean inflated, boolean oneEach) {
        int fragments = (int) take(in);
        long[] offsets = new long[fragments];
        long[] lengths = new long[fragments];
        long end = 0;
        for (int i = 0; i < fragments; i++) {
            offsets[i] = end + unzigzag(take(in));
            lengths[i] = take(in);
            end = offsets[i] + lengths[i];
        }
        int[] first = new int[(int) take(in)];
        for (int i = 0; i < first.length; i++) {
            first[i] = oneEach ? i : (i == 0 ? 0 : first[i - 1]) + (int) unzigzag(take(in));
        }
        return new FrameTable.Encapsulated(offsets, lengths, first, inflated);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private static void put(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long take(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
