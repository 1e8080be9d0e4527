package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * Encodes a code-block as one HT cleanup pass that holds all planes (T.814 7.3). VLC and MagSgn are gathered without stuffing,
 * which is put in when their length is known.
 */
final class HtBlockEncoder {
    private static final int MOST_SAMPLES = 4096;

    /** Twice the magnitude and the sign; rows of even length. */
    private int[] signed = new int[MOST_SAMPLES + 2 * 1024 + 2];

    /** Of pairs of samples at the lower edge of the quads above, shifted by one column: 2μ - 1, or-ed. */
    private final int[] above = new int[1024 / 2 + 3];
    /** Significance of the quads above, from 1. */
    private final byte[] rhos = new byte[1024 / 2 + 4];

    private final MelEncoder mel = new MelEncoder();
    private final byte[] vlc = new byte[8192];
    private final byte[] magSgn = new byte[MOST_SAMPLES * 4 + 64];
    private long vlcHeld;
    private int vlcCount;
    private int vlcLength;
    private long magSgnHeld;
    private int magSgnCount;
    private int magSgnLength;

    /**
     * Takes the block in.
     *
     * @return the planes that hold a bit; 0 for a block that needs no code
     */
    int load(int[] coefficients, CodeBlock block, int stride) {
        int pitch = block.width + 1 & ~1;
        int all = 0;
        for (int y = 0; y < block.height; y++) {
            all |= loadRow(coefficients, block.offset + y * stride, y * pitch, block.width);
            if (pitch > block.width) {
                signed[y * pitch + block.width] = 0;
            }
        }
        if ((block.height & 1) != 0) {
            Arrays.fill(signed, block.height * pitch, (block.height + 1) * pitch, 0);
        }
        return 32 - Integer.numberOfLeadingZeros(all);
    }

    private int loadRow(int[] from, int at, int to, int count) {
        int[] target = signed;
        int all = 0;
        for (int x = 0; x < count; x++) {
            int value = from[at + x];
            int sign = value >> 31;
            int magnitude = (value ^ sign) - sign;
            all |= magnitude;
            target[to + x] = magnitude << 1 | sign & 1;
        }
        return all;
    }

    /** Encodes the block taken in. @return the length of the segment, appended to {@code out} */
    int encode(CodeBlock block, ByteSink out) {
        int across = block.width + 1 >> 1;
        int down = block.height + 1 >> 1;
        mel.start();
        vlcHeld = 0;
        vlcCount = 0;
        vlcLength = 0;
        magSgnHeld = 0;
        magSgnCount = 0;
        magSgnLength = 0;
        Arrays.fill(above, 0, across + 2, 0);
        Arrays.fill(rhos, 0, across + 3, (byte) 0);
        for (int row = 0; row < down; row++) {
            encodeRow(row, across);
        }
        return finish(out);
    }

    private void encodeRow(int row, int across) {
        boolean first = row == 0;
        int[] words = first ? HtTables.FIRST_WORDS : HtTables.OTHER_WORDS;
        int carried = 0;
        int left = 0;
        int upLeft = 0;
        int upper = 2 * row * 2 * across;
        int pairU = 0;
        for (int q = 0; q < across; q++) {
            int at = upper + 2 * q;
            int w0 = signed[at];
            int w2 = signed[at + 1];
            int w1 = signed[at + 2 * across];
            int w3 = signed[at + 2 * across + 1];
            int rho = -w0 >>> 31 | -w1 >>> 31 << 1 | -w2 >>> 31 << 2 | -w3 >>> 31 << 3;
            int up = rhos[q + 1];
            int context = first ? (left | left >> 1) & 1 | left >> 1 & 6 : context(up, upLeft, rhos[q + 2], left);
            if (context == 0) {
                mel.event(rho != 0);
            }
            int u = 0;
            int e1 = 0;
            int e3 = 0;
            if (rho != 0) {
                int e0 = exponentBits(w0);
                e1 = exponentBits(w1);
                int e2 = exponentBits(w2);
                e3 = exponentBits(w3);
                int top = 32 - Integer.numberOfLeadingZeros(e0 | e1 | e2 | e3);
                int kappa = (rho & rho - 1) == 0 ? 1 : 31 - Integer.numberOfLeadingZeros(above[q] | above[q + 1] | 2);
                u = Math.max(0, top - kappa);
                int reach = u == 0 ? 0 : e0 >> top - 1 | e1 >> top - 1 << 1 | e2 >> top - 1 << 2 | e3 >> top - 1 << 3;
                int word = words[context << 8 | rho << 4 | reach];
                emitVlc(word >> 4 & 0xFFF, word & 15);
                int bound = kappa + u;
                emitTwo(w0, bound - (word >> 16 & 1) & -(rho & 1), w1, bound - (word >> 17 & 1) & -(rho >> 1 & 1));
                emitTwo(w2, bound - (word >> 18 & 1) & -(rho >> 2 & 1), w3, bound - (word >> 19 & 1) & -(rho >> 3));
            } else if (context != 0) {
                int word = words[context << 8];
                emitVlc(word >> 4 & 0xFFF, word & 15);
            }
            above[q] = carried | e1;
            carried = e3;
            rhos[q + 1] = (byte) rho;
            upLeft = up;
            left = rho;
            if ((q & 1) != 0 || q + 1 == across) {
                emitU((q & 1) == 0 ? u : pairU, (q & 1) == 0 ? 0 : u, first);
            }
            pairU = u;
        }
        above[across] = carried;
    }

    /** 2μ - 1 of a sample, 0 of one that is 0: as long as its exponent. */
    private static int exponentBits(int w) {
        return (w | 1) - 2 & -w >> 31;
    }

    private static int context(int up, int upLeft, int upRight, int left) {
        return (up >> 1 | upLeft >> 3) & 1 | (left >> 1 | left >> 2) & 2 | (up >> 3 | upRight >> 1) << 2 & 4;
    }

    /** The two u of a pair of quads (T.814 7.3.6). */
    private void emitU(int left, int right, boolean first) {
        if ((left | right) == 0) {
            return;
        }
        int one = left;
        int two = right;
        if (first && one > 0 && two > 0) {
            boolean large = Math.min(one, two) > 2;
            mel.event(large);
            if (large) {
                one -= 2;
                two -= 2;
            } else if (one > 2) {
                emitVlc(prefix(one), prefixLength(one));
                emitVlc(two - 1, 1);
                emitSuffixes(one, 0);
                return;
            }
        }
        emitVlc(prefix(one), prefixLength(one));
        emitVlc(prefix(two), prefixLength(two));
        emitSuffixes(one, two);
    }

    private void emitSuffixes(int one, int two) {
        emitVlc(suffix(one), suffixLength(one));
        emitVlc(suffix(two), suffixLength(two));
        if (one > 32) {
            emitVlc(one - 33 >> 2, 4);
        }
        if (two > 32) {
            emitVlc(two - 33 >> 2, 4);
        }
    }

    private static int prefix(int u) {
        return u == 0 || u > 4 ? 0 : u < 3 ? u : 4;
    }

    private static int prefixLength(int u) {
        return Math.min(u, 3);
    }

    private static int suffix(int u) {
        return u < 3 ? 0 : u < 5 ? u - 3 : u < 33 ? u - 5 : 28 + (u - 33 & 3);
    }

    private static int suffixLength(int u) {
        return u < 3 ? 0 : u < 5 ? 1 : 5;
    }

    private void emitVlc(int bits, int count) {
        vlcHeld |= (long) bits << vlcCount;
        vlcCount += count;
        if (vlcCount >= 48) {
            flushVlc();
        }
    }

    private void flushVlc() {
        BitStuffing.LONGS.set(vlc, vlcLength, vlcHeld);
        vlcLength += vlcCount >> 3;
        vlcHeld >>>= vlcCount & 0x38;
        vlcCount &= 7;
    }

    /** The lower bits of 2(μ - 1) + sign of two samples (T.814 7.3.8). */
    private void emitTwo(int w0, int m0, int w1, int m1) {
        long held = magSgnHeld;
        int count = magSgnCount;
        held |= (w0 - 2 & (1L << m0) - 1) << count;
        count += m0;
        held |= (w1 - 2 & (1L << m1) - 1) << count;
        count += m1;
        BitStuffing.LONGS.set(magSgn, magSgnLength, held);
        magSgnLength += count >> 3;
        magSgnHeld = held >>> (count & 0x38);
        magSgnCount = count & 7;
    }

    /** Puts the streams together: MagSgn, MEL, VLC backward, and the length of the last two in the last twelve bits. */
    private int finish(ByteSink out) {
        int start = out.length();
        int bits = 8 * magSgnLength + magSgnCount;
        BitStuffing.LONGS.set(magSgn, magSgnLength, magSgnHeld | -1L << magSgnCount); // ones to the end
        BitStuffing.LONGS.set(magSgn, magSgnLength + 8, -1L);
        out.require(2 * MOST_SAMPLES * 4);
        out.advance(BitStuffing.stuffForward(magSgn, bits, out.data(), start));
        int suffixStart = out.length();
        mel.finish(out);
        flushVlc();
        BitStuffing.LONGS.set(vlc, vlcLength, vlcHeld);
        out.advance(BitStuffing.stuffBackward(vlc, 8 * vlcLength + vlcCount, out.data(), out.length()));
        int suffix = out.length() - suffixStart;
        byte[] data = out.data();
        data[out.length() - 1] = (byte) (suffix >> 4);
        data[out.length() - 2] = (byte) (data[out.length() - 2] & 0xF0 | suffix & 0xF);
        return out.length() - start;
    }
}
