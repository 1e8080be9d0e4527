package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * What the passes of Part 1 know of a code-block, a word for each column of a stripe of four rows: bits 0 to 17 significance
 * of the six rows around it, three columns each from the upper left; 18 to 23 the signs of the six samples of the column
 * itself; 24 to 27 whether a sample was refined; 28 to 31 whether this plane visited it. Words have a border of one.
 */
final class StripeFlags {
    static final int SIGNIFICANT = 1 << 4;
    static final int REFINED = 1 << 24;
    static final int VISITED = 1 << 28;
    static final int ALL_VISITED = 0xF << 28;
    /** Any significance, or a visit: what makes a column unfit for the run-length code. */
    static final int NOT_RUN = ALL_VISITED | (1 << 18) - 1;

    /** Contexts of zero coding, by {@code orientation << 9 | window of nine} (T.800 table D.1). */
    static final byte[] ZERO = new byte[4 << 9];
    /** Context of a sign in bits 1 up and its exclusive-or bit, by significance and sign of W, E, N, S (table D.2, D.3). */
    static final byte[] SIGN = new byte[256];

    static {
        for (int i = 0; i < ZERO.length; i++) {
            ZERO[i] = (byte) zeroContext(i >> 9, i & 511);
        }
        for (int i = 0; i < SIGN.length; i++) {
            int across = Math.clamp(part(i, 0) + part(i, 1), -1, 1);
            int down = Math.clamp(part(i, 2) + part(i, 3), -1, 1);
            boolean flip = across < 0 || (across == 0 && down < 0);
            int context = 9 + (across == 0 ? Math.abs(down) : 3 + (flip ? -down : down));
            SIGN[i] = (byte) (context << 1 | (flip ? 1 : 0));
        }
    }

    /** Bits 0, 3, 6 and 9 of the rows whose bits 0 to 3 are set. */
    private static final int[] SPREAD = {0, 1, 1 << 3, 9, 1 << 6, 65, 72, 73, 1 << 9, 513, 520, 521, 576, 577, 584, 585
    };

    int[] words = new int[0];
    int pitch;

    /** Of a set of rows as the next three methods give it, the first. */
    static int firstRow(int rows) {
        return Integer.numberOfTrailingZeros(rows) * 11 >> 5;
    }

    /** The first {@code count} rows, at bits 0, 3, 6 and 9. */
    static int rows(int count) {
        return 0x249 & (1 << 3 * count) - 1;
    }

    /** Rows that are not significant and have a neighbour that is. */
    static int toPropagate(int word) {
        int inRow = (word | word >>> 1 | word >>> 2) & 0x9249; // any of the three columns
        return (inRow | inRow >>> 6 | word >>> 3 | word >>> 5) & ~(word >>> 4) & 0x249;
    }

    /** Rows that are significant and were not visited in this plane. */
    static int toRefine(int word) {
        return word >>> 4 & 0x249 & ~SPREAD[word >>> 28];
    }

    /** Rows that are not significant and were not visited in this plane. */
    static int toCleanUp(int word) {
        return ~(word >>> 4) & 0x249 & ~SPREAD[word >>> 28];
    }

    void reset(int width, int height) {
        pitch = width + 2;
        int size = pitch * ((height + 3) / 4 + 2);
        if (words.length < size) {
            words = new int[size];
        }
        Arrays.fill(words, 0, size, 0);
    }

    /**
     * Notes that a sample became significant.
     *
     * @param above whether the stripe above may know
     */
    void set(int at, int row, int sign, boolean above) {
        words[at] |= SIGNIFICANT << 3 * row | sign << 19 + row;
        words[at - 1] |= 1 << 3 * row + 5;
        words[at + 1] |= 1 << 3 * row + 3;
        if (row == 0 && above) {
            words[at - pitch] |= 1 << 16 | sign << 23;
            words[at - pitch - 1] |= 1 << 17;
            words[at - pitch + 1] |= 1 << 15;
        } else if (row == 3) {
            words[at + pitch] |= 1 << 1 | sign << 18;
            words[at + pitch - 1] |= 1 << 2;
            words[at + pitch + 1] |= 1;
        }
    }

    /** The entry of {@link #SIGN} for a sample. */
    int sign(int at, int row) {
        int word = words[at];
        int window = word >>> 3 * row;
        int index = window >> 3 & 1 // W
                | window >> 4 & 2 // E
                | window << 1 & 4 // N
                | window >> 4 & 8 // S
                | (words[at - 1] >>> 19 + row & 1) << 4
                | (words[at + 1] >>> 19 + row & 1) << 5
                | (word >>> 18 + row & 1) << 6
                | (word >>> 20 + row & 1) << 7;
        return SIGN[index];
    }

    private static int part(int index, int neighbour) {
        int significant = index >> neighbour & 1;
        return (index >> 4 + neighbour & 1) != 0 ? -significant : significant;
    }

    private static int zeroContext(int orientation, int window) {
        int across = (window >> 3 & 1) + (window >> 5 & 1);
        int down = (window >> 1 & 1) + (window >> 7 & 1);
        int diagonal = (window & 1) + (window >> 2 & 1) + (window >> 6 & 1) + (window >> 8 & 1);
        return switch (orientation) {
            case Band.HH -> diagonalContext(across + down, diagonal);
            case Band.HL -> straightContext(down, across, diagonal);
            default -> straightContext(across, down, diagonal);
        };
    }

    private static int straightContext(int along, int other, int diagonal) {
        if (along == 2) {
            return 8;
        }
        if (along == 1) {
            return other > 0 ? 7 : diagonal > 0 ? 6 : 5;
        }
        return other > 0 ? 2 + other : Math.min(2, diagonal);
    }

    private static int diagonalContext(int straight, int diagonal) {
        return switch (diagonal) {
            case 0 -> Math.min(2, straight);
            case 1 -> 3 + Math.min(2, straight);
            case 2 -> straight > 0 ? 7 : 6;
            default -> 8;
        };
    }
}
