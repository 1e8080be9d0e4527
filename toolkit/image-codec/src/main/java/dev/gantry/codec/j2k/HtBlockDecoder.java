package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * Decodes the cleanup pass of an HT code-block (T.814 7.3) in two sweeps: the first reads MEL and VLC and learns of every
 * quad which samples are significant and how long their magnitudes are; the second reads those from MagSgn, at bit
 * positions that depend on no data, so that a processor can run ahead.
 */
final class HtBlockDecoder {
    private static final int MOST_QUADS = 4096;
    /** Bytes that one row of quads may claim, whatever its bits say: 512 quads of four samples of 129 bits. */
    private static final int ROOM_OF_A_ROW = 40_000;

    private static final int LEAST_SUFFIX = 2;
    private static final int MOST_SUFFIX = 4079;

    /** Of each quad, rows apart by {@link #pitch}: an entry of {@link HtTables}, and u in bits 16 up. */
    private final int[] quads = new int[MOST_QUADS];
    /** The greatest of 2μ - 1 of pairs of samples at the lower edge of the row of quads above, shifted by one column. */
    private final int[] above = new int[1024 / 2 + 3];

    private final byte[] vlc = new byte[MOST_SUFFIX + 4096];
    private byte[] magSgn = new byte[2 * ROOM_OF_A_ROW];
    private final MelDecoder mel = new MelDecoder();
    private int pitch;
    private int vlcPosition;
    private int vlcBits;
    private int magSgnBits;

    /**
     * Decodes one cleanup pass.
     *
     * @param data holds the segment from its first byte
     * @param shift planes below this pass, and one more when samples are to carry a half: a magnitude μ comes out as
     *     (2μ + 1) 2^(shift - 1), or as μ when {@code shift} is 0
     * @param to receives the block at {@code offset}, both its width and its height rounded up to even
     * @return whether the segment could be read; what was written is of no use otherwise
     */
    boolean decode(byte[] data, int length, int width, int height, int shift, Target to) {
        int suffix = (data[length - 1] & 0xFF) << 4 | data[length - 2] & 0xF;
        if (suffix < LEAST_SUFFIX || suffix > length || suffix > MOST_SUFFIX) {
            return false;
        }
        openStreams(data, length, suffix);
        int across = width + 1 >> 1;
        int down = height + 1 >> 1;
        pitch = across + 3;
        Arrays.fill(quads, 0, pitch, 0);
        for (int row = 0; row < down; row++) {
            readQuads(row, across);
        }
        if (vlcPosition > vlcBits) {
            return false;
        }
        Arrays.fill(above, 0, across + 2, 0);
        int position = 0;
        for (int row = 0; row < down; row++) {
            position = readSamples(row, across, position, shift, to);
            if (position < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where a block goes, in an array whose rows are {@code stride} apart. */
    static final class Target {
        int[] samples = new int[0];
        int offset;
        int stride;
    }

    private void openStreams(byte[] data, int length, int suffix) {
        int from = length - suffix;
        if (magSgn.length < from + ROOM_OF_A_ROW) {
            magSgn = new byte[2 * from + ROOM_OF_A_ROW];
        }
        magSgnBits = BitStuffing.forward(data, 0, from, magSgn, -1);
        int last = data[length - 2] & 0xFF;
        int held = last >> 4;
        int bits = (held & 7) == 7 ? 3 : 4;
        vlcBits = BitStuffing.backward(data, from, length - 2, vlc, held & (1 << bits) - 1, bits, (last | 0xF) > 0x8F);
        vlcPosition = 0;
        mel.start(data, from, length);
    }

    /** Reads one row of quads from MEL and VLC. */
    private void readQuads(int row, int across) {
        int base = (row + 1) * pitch + 1;
        boolean first = row == 0;
        int[] table = first ? HtTables.FIRST : HtTables.OTHER;
        int position = Math.min(vlcPosition, vlcBits + 1);
        int left = 0;
        quads[base - 1] = 0;
        for (int q = 0; q < across; q += 2) {
            int at = base + q;
            long bits = (long) BitStuffing.LONGS.get(vlc, position >>> 3) >>> (position & 7);
            int used = 0;
            int context = first ? firstContext(left) : context(at, left);
            int one = 0;
            if (context != 0 || mel.event()) {
                one = table[context << 7 | (int) bits & 0x7F];
                used = one & 7;
                bits >>>= used;
            }
            int two = 0;
            if (q + 1 < across) {
                context = first ? firstContext(one) : context(at + 1, one);
                if (context != 0 || mel.event()) {
                    two = table[context << 7 | (int) bits & 0x7F];
                    used += two & 7;
                    bits >>>= two & 7;
                }
            }
            int mode = one >> 3 & 1 | two >> 2 & 2;
            if (mode != 0) {
                if (mode == 3) {
                    mode = !first ? HtTables.U_BOTH : mel.event() ? HtTables.U_BOTH_LARGE : HtTables.U_BOTH_FIRST;
                }
                long both = readU(bits, mode);
                used += (int) (both >>> 32);
                one |= (int) both << 16;
                two |= (int) both & 0xFFFF0000;
            }
            quads[at] = one;
            quads[at + 1] = two;
            left = two;
            position += used;
        }
        quads[base + across] = 0;
        quads[base + across + 1] = 0;
        vlcPosition = position;
    }

    /** Of the quad to the left (T.814 7.3.5, equation 1). */
    private static int firstContext(int left) {
        return (left >> 4 | left >> 5) & 1 | left >> 5 & 6;
    }

    /** Of the samples to the left and above (T.814 7.3.5, equation 2). */
    private int context(int at, int left) {
        int up = quads[at - pitch];
        int upLeft = quads[at - pitch - 1];
        int upRight = quads[at - pitch + 1];
        return (up >> 5 | upLeft >> 7) & 1 | (left >> 6 | left >> 7) << 1 & 2 | (up >> 7 | upRight >> 5) << 2 & 4;
    }

    /** @return bits 0 to 15 u of the left quad, 16 to 31 of the right one, 32 up the bits used */
    private static long readU(long next, int mode) {
        int entry = HtTables.PREFIXES[mode << 6 | (int) next & 63];
        int used = entry & 7;
        long bits = next >>> used;
        int leftBits = entry >> 3 & 7;
        int rightBits = entry >> 6 & 7;
        int left = (int) bits & (1 << leftBits) - 1;
        bits >>>= leftBits;
        int right = (int) bits & (1 << rightBits) - 1;
        bits >>>= rightBits;
        used += leftBits + rightBits;
        if (left > 27) { // T.814 table 3: four bits more, in steps of four
            left += ((int) bits & 15) << 2;
            bits >>>= 4;
            used += 4;
        }
        if (right > 27) {
            right += ((int) bits & 15) << 2;
            used += 4;
        }
        left += entry >> 9 & 15;
        right += entry >> 13 & 15;
        return (long) used << 32 | (long) right << 16 | left;
    }

    /** Reads the magnitudes and signs of one row of quads; -1 when there is less than it claims. */
    private int readSamples(int row, int across, int start, int shift, Target to) {
        byte[] stream = magSgn;
        int[] samples = to.samples;
        int upper = to.offset + 2 * row * to.stride;
        int lower = upper + to.stride;
        int base = (row + 1) * pitch + 1;
        int position = start;
        int carried = 0;
        int bounds = 0;
        for (int q = 0; q < across; q++, upper += 2, lower += 2) {
            int quad = quads[base + q];
            int rho = quad >> 4 & 15;
            int up = above[q] | above[q + 1];
            if (rho == 0) {
                samples[upper] = 0;
                samples[upper + 1] = 0;
                samples[lower] = 0;
                samples[lower + 1] = 0;
                above[q] = carried;
                carried = 0;
                continue;
            }
            // kappa: the exponent above less one when more than one sample is significant (T.814 7.3.7)
            int kappa = (rho & rho - 1) == 0 ? 1 : 31 - Integer.numberOfLeadingZeros(up | 2);
            int bound = kappa + (quad >>> 16);
            bounds |= 31 - bound;
            int m0 = bound - (quad >> 12 & 1) & -(rho & 1);
            int m1 = bound - (quad >> 13 & 1) & -(rho >> 1 & 1);
            int m2 = bound - (quad >> 14 & 1) & -(rho >> 2 & 1);
            int m3 = bound - (quad >> 15 & 1) & -(rho >> 3);
            long bits = (long) BitStuffing.LONGS.get(stream, position >>> 3) >>> (position & 7);
            int v0 = (int) bits & (1 << m0) - 1 | (quad >> 8 & 1) << m0;
            position += m0;
            bits = bound <= 14 ? bits >>> m0 : bitsAt(stream, position);
            int v1 = (int) bits & (1 << m1) - 1 | (quad >> 9 & 1) << m1;
            position += m1;
            bits = bound <= 14 ? bits >>> m1 : bitsAt(stream, position);
            int v2 = (int) bits & (1 << m2) - 1 | (quad >> 10 & 1) << m2;
            position += m2;
            bits = bound <= 14 ? bits >>> m2 : bitsAt(stream, position);
            int v3 = (int) bits & (1 << m3) - 1 | (quad >> 11 & 1) << m3;
            position += m3;
            samples[upper] = sample(v0, shift) & -(rho & 1);
            samples[lower] = sample(v1, shift) & -(rho >> 1 & 1);
            samples[upper + 1] = sample(v2, shift) & -(rho >> 2 & 1);
            samples[lower + 1] = sample(v3, shift) & -(rho >> 3);
            above[q] = carried | (v1 | 1) & -(rho >> 1 & 1);
            carried = (v3 | 1) & -(rho >> 3);
        }
        above[across] = carried;
        above[across + 1] = 0;
        return bounds < 0 || position > magSgnBits + 8 * (BitStuffing.PADDING - 8) ? -1 : position;
    }

    private static long bitsAt(byte[] stream, int position) {
        return (long) BitStuffing.LONGS.get(stream, position >>> 3) >>> (position & 7);
    }

    /** From 2(μ - 1) + sign (T.814 7.3.8). */
    private static int sample(int v, int shift) {
        int magnitude = ((v | 1) + 2 << shift) >>> 1;
        int sign = -(v & 1);
        return (magnitude ^ sign) - sign;
    }
}
