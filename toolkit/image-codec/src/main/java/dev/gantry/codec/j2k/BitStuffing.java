package dev.gantry.codec.j2k;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Takes the stuffed bits out of the streams of an HT segment (T.814 7.1), so that they can be read at any bit with one load:
 * {@code (long) LONGS.get(clean, bit >>> 3) >>> (bit & 7)} gives at least 57 bits, the next one lowest.
 */
final class BitStuffing {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes that follow the clean bits, all of the filling. */
    static final int PADDING = 72;

    private static final long FIFTY_SIX = (1L << 56) - 1;

    private BitStuffing() {}

    /**
     * A stream that grows forward: MagSgn, SigProp. A byte after FF holds seven bits.
     *
     * @param clean room for {@code to - from + PADDING} bytes
     * @param fill what follows the end, 0 or -1
     * @return the number of bits
     */
    static int forward(byte[] data, int from, int to, byte[] clean, int fill) {
        int position = from;
        int out = 0;
        int count = 0;
        long held = 0;
        boolean afterFf = false;
        while (position < to) {
            if (!afterFf && to - position >= 8) {
                long eight = (long) LONGS.get(data, position);
                if (!holdsFf(eight)) {
                    LONGS.set(clean, out, held | eight << count);
                    held = count == 0 ? 0 : eight >>> 64 - count;
                    out += 8;
                    position += 8;
                    continue;
                }
            }
            int next = data[position++] & 0xFF;
            held |= (long) next << count;
            count += afterFf ? 7 : 8;
            held &= (1L << count) - 1;
            afterFf = next == 0xFF;
            if (count >= 8) {
                clean[out++] = (byte) held;
                held >>>= 8;
                count -= 8;
            }
        }
        pad(clean, out, held | (long) fill << count, fill);
        return 8 * out + count;
    }

    /**
     * A stream that grows backward from {@code to}: VLC, MagRef. A byte whose lower seven bits are all set holds seven bits
     * when the one before it was above 8F.
     *
     * @param held bits that came before, as many as {@code bits}
     * @param large whether what came before counts as above 8F
     */
    static int backward(byte[] data, int from, int to, byte[] clean, int held, int bits, boolean large) {
        int pending = held;
        int count = bits;
        boolean above = large;
        int out = 0;
        for (int position = to - 1; position >= from; position--) {
            int next = data[position] & 0xFF;
            pending |= next << count;
            count += above && (next & 0x7F) == 0x7F ? 7 : 8;
            pending &= (1 << count) - 1;
            above = next > 0x8F;
            clean[out++] = (byte) pending;
            pending >>>= 8;
            count -= 8;
            if (count < 0) { // seven bits and none held: the byte is not full yet
                out--;
                pending = clean[out] & 0x7F;
                count += 8;
            }
        }
        pad(clean, out, pending, 0);
        return 8 * out + count;
    }

    /**
     * The twin of {@link #forward}: the last byte is filled from what follows the bits, and left out when it is FF.
     *
     * @param clean followed by 16 bytes of ones
     * @return the number of bytes written
     */
    static int stuffForward(byte[] clean, int bits, byte[] to, int start) {
        int position = 0;
        int out = start;
        boolean afterFf = false;
        while (position < bits) {
            long next = (long) LONGS.get(clean, position >>> 3) >>> (position & 7);
            if (!afterFf && bits - position >= 56 && !holdsFf(next & FIFTY_SIX)) {
                LONGS.set(to, out, next);
                out += 7;
                position += 56;
                continue;
            }
            int value = (int) next & (afterFf ? 0x7F : 0xFF);
            position += afterFf ? 7 : 8;
            to[out++] = (byte) value;
            afterFf = value == 0xFF;
        }
        return (afterFf ? out - 1 : out) - start;
    }

    /**
     * The twin of {@link #backward} for VLC, whose first byte has room for four bits: writes the bytes so that the first one
     * lies last, with a last byte of zeros behind for the length.
     *
     * @param clean followed by zeros
     * @return the number of bytes written
     */
    static int stuffBackward(byte[] clean, int bits, byte[] to, int start) {
        int first = clean[0] & 0xF;
        int position = (first & 7) == 7 ? 3 : 4;
        int previous = (first & (1 << position) - 1) << 4 | 0xF;
        int count = 0;
        int bytes = position >= bits ? 1 : 1 + (bits - position + 6) / 7; // no byte holds less than seven
        int at = start + bytes;
        to[at] = 0;
        to[--at] = (byte) previous;
        while (position < bits) {
            int value = (int) ((long) LONGS.get(clean, position >>> 3) >>> (position & 7)) & 0xFF;
            position += 8;
            if (previous > 0x8F && (value & 0x7F) == 0x7F) {
                value = 0x7F;
                position--;
            }
            to[--at] = (byte) value;
            previous = value;
            count++;
        }
        System.arraycopy(to, at, to, start, count + 2);
        return count + 2;
    }

    private static boolean holdsFf(long eight) {
        long inverted = ~eight;
        return (inverted - 0x0101010101010101L & ~inverted & 0x8080808080808080L) != 0;
    }

    private static void pad(byte[] clean, int from, long first, long fill) {
        LONGS.set(clean, from, first);
        for (int at = from + 8; at < from + PADDING; at += 8) {
            LONGS.set(clean, at, fill);
        }
    }
}
