package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * The probability states of the MQ coder (T.800 table C.2). A context is {@code state << 1 | more probable symbol}; {@link #QE},
 * {@link #AFTER_MORE} and {@link #AFTER_LESS} are indexed by it.
 */
final class MqTable {
    private static final int[] PROBABILITIES = {
        0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1C01, 0x1601,
        0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1C01, 0x1801, 0x1601, 0x1401,
        0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601
    };
    private static final int[] NEXT_MORE = {
        1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46
    };
    private static final int[] NEXT_LESS = {
        1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46
    };

    static final int[] QE = new int[94];
    static final byte[] AFTER_MORE = new byte[94];
    static final byte[] AFTER_LESS = new byte[94];

    /** Contexts of a code-block (T.800 table D.1 to D.4): 0 to 8 significance, 9 to 13 sign, 14 to 16 refinement. */
    static final int RUN = 17;

    static final int UNIFORM = 18;
    static final int CONTEXTS = 19;

    static {
        for (int context = 0; context < 94; context++) {
            int state = context >> 1;
            boolean switches = state == 0 || state == 6 || state == 14;
            QE[context] = PROBABILITIES[state];
            AFTER_MORE[context] = (byte) (NEXT_MORE[state] << 1 | context & 1);
            AFTER_LESS[context] = (byte) (NEXT_LESS[state] << 1 | (context & 1) ^ (switches ? 1 : 0));
        }
    }

    private MqTable() {}

    /** The states in which a code-block begins (T.800 table D.7). */
    static void reset(byte[] contexts) {
        Arrays.fill(contexts, (byte) 0);
        contexts[0] = 4 << 1;
        contexts[RUN] = 3 << 1;
        contexts[UNIFORM] = 46 << 1;
    }
}
