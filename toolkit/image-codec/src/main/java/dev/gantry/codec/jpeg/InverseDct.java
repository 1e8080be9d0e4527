package dev.gantry.codec.jpeg;

import java.util.Arrays;

/**
 * Dequantises a block and transforms it back (T.81 A.3.3), by the flow graph of Loeffler, Ligtenberg and Moschytz in
 * integers of 13 fractional bits, columns first. Not thread-safe.
 */
final class InverseDct {
    private static final int FRACTION = 13;

    private static final int C6 = fixed(cos(6));
    private static final int C2_LESS_C6 = fixed(cos(2) - cos(6));
    private static final int C2_AND_C6 = fixed(cos(2) + cos(6));
    private static final int C3 = fixed(cos(3));
    private static final int ODD_7 = fixed(-cos(1) + cos(3) + cos(5) - cos(7));
    private static final int ODD_5 = fixed(cos(1) + cos(3) - cos(5) + cos(7));
    private static final int ODD_3 = fixed(cos(1) + cos(3) + cos(5) - cos(7));
    private static final int ODD_1 = fixed(cos(1) + cos(3) - cos(5) - cos(7));
    private static final int C7_LESS_C3 = fixed(cos(7) - cos(3));
    private static final int MINUS_C1_C3 = fixed(-cos(1) - cos(3));
    private static final int MINUS_C3_C5 = fixed(-cos(3) - cos(5));
    private static final int C5_LESS_C3 = fixed(cos(5) - cos(3));

    private final int[] quantisation;
    private final int kept;
    private final int centre;
    private final int[] work = new int[64];

    /** @param quantisation steps in the order of rows */
    InverseDct(int[] quantisation, int precision) {
        this.quantisation = quantisation;
        this.kept = precision > 8 ? 1 : 2;
        this.centre = 1 << (precision - 1);
    }

    private static double cos(int sixteenths) {
        return Math.sqrt(2) * Math.cos(sixteenths * Math.PI / 16);
    }

    private static int fixed(double number) {
        return (int) Math.round(number * (1 << FRACTION));
    }

    /** Puts samples, from 0 to the largest of the precision, in the place of coefficients. */
    void transform(short[] block, int at) {
        int most = 2 * centre - 1;
        if (isFlat(block, at)) {
            int level = (block[at] * quantisation[0] + 4 >> 3) + centre;
            Arrays.fill(block, at, at + 64, (short) Math.max(0, Math.min(most, level)));
            return;
        }
        for (int i = 0; i < 64; i++) {
            work[i] = block[at + i] * quantisation[i];
        }
        for (int x = 0; x < 8; x++) {
            pass(x, 8, FRACTION - kept);
        }
        for (int y = 0; y < 64; y += 8) {
            pass(y, 1, FRACTION + kept + 3);
        }
        for (int i = 0; i < 64; i++) {
            block[at + i] = (short) Math.max(0, Math.min(most, work[i] + centre));
        }
    }

    private static boolean isFlat(short[] block, int at) {
        int any = 0;
        for (int i = 1; i < 64; i++) {
            any |= block[at + i];
        }
        return any == 0;
    }

    /** Transforms eight numbers that are {@code step} apart, and drops {@code shift} bits of them. */
    private void pass(int from, int step, int shift) {
        int[] w = work;
        int in2 = w[from + 2 * step];
        int in6 = w[from + 6 * step];
        int turn = (in2 + in6) * C6;
        int even2 = turn - in6 * C2_AND_C6;
        int even3 = turn + in2 * C2_LESS_C6;
        int round = 1 << (shift - 1);
        int even0 = (w[from] + w[from + 4 * step] << FRACTION) + round;
        int even1 = (w[from] - w[from + 4 * step] << FRACTION) + round;
        int in1 = w[from + step];
        int in3 = w[from + 3 * step];
        int in5 = w[from + 5 * step];
        int in7 = w[from + 7 * step];
        int sum = (in7 + in3 + in5 + in1) * C3;
        int a = (in7 + in1) * C7_LESS_C3;
        int b = (in5 + in3) * MINUS_C1_C3;
        int c = (in7 + in3) * MINUS_C3_C5 + sum;
        int d = (in5 + in1) * C5_LESS_C3 + sum;
        int odd0 = in7 * ODD_7 + a + c;
        int odd1 = in5 * ODD_5 + b + d;
        int odd2 = in3 * ODD_3 + b + c;
        int odd3 = in1 * ODD_1 + a + d;
        w[from] = even0 + even3 + odd3 >> shift;
        w[from + 7 * step] = even0 + even3 - odd3 >> shift;
        w[from + step] = even1 + even2 + odd2 >> shift;
        w[from + 6 * step] = even1 + even2 - odd2 >> shift;
        w[from + 2 * step] = even1 - even2 + odd1 >> shift;
        w[from + 5 * step] = even1 - even2 - odd1 >> shift;
        w[from + 3 * step] = even0 - even3 + odd0 >> shift;
        w[from + 4 * step] = even0 - even3 - odd0 >> shift;
    }
}
