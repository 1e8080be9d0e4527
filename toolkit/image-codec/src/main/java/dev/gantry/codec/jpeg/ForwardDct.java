package dev.gantry.codec.jpeg;

/** Transforms a block and quantises it (T.81 A.3.3), in floating point. Not thread-safe. */
final class ForwardDct {
    /** Cosines of the even and of the odd frequencies over the first half of the samples, which mirror the second. */
    private static final float[] BASE = new float[32];

    static {
        for (int u = 0; u < 8; u++) {
            double scale = u == 0 ? Math.sqrt(0.125) : 0.5;
            for (int x = 0; x < 4; x++) {
                BASE[4 * u + x] = (float) (scale * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
    }

    private final float[] steps = new float[64];
    private final float[] work = new float[64];
    private final float[] half = new float[8];

    /** @param quantisation steps in the order of rows */
    ForwardDct(int[] quantisation) {
        for (int i = 0; i < 64; i++) {
            steps[i] = 1f / quantisation[i];
        }
    }

    /** Turns samples around 0 into quantised coefficients, both in the order of rows. */
    void transform(int[] samples, int[] coefficients) {
        for (int i = 0; i < 64; i++) {
            work[i] = samples[i];
        }
        for (int i = 0; i < 8; i++) {
            pass(8 * i, 1);
        }
        for (int i = 0; i < 8; i++) {
            pass(i, 8);
        }
        for (int i = 0; i < 64; i++) {
            coefficients[i] = Math.round(work[i] * steps[i]);
        }
    }

    private void pass(int from, int step) {
        for (int x = 0; x < 4; x++) {
            float left = work[from + x * step];
            float right = work[from + (7 - x) * step];
            half[x] = left + right;
            half[4 + x] = left - right;
        }
        for (int u = 0; u < 8; u++) {
            int at = (u & 1) << 2;
            int base = 4 * u;
            work[from + u * step] = half[at] * BASE[base]
                    + half[at + 1] * BASE[base + 1]
                    + half[at + 2] * BASE[base + 2]
                    + half[at + 3] * BASE[base + 3];
        }
    }
}
