package dev.gantry.codec.j2k;

/**
 * How much an error of 1 in a coefficient of the 9-7 wavelet weighs in the samples: the Euclidean norm of what one
 * coefficient becomes. Computed by synthesizing one.
 */
final class BandNorms {
    private static final int LEVELS = 5;
    private static final int LENGTH = 1024;
    private static final double[] LOW = new double[LEVELS + 1];
    private static final double[] HIGH = new double[LEVELS + 1];

    static {
        LOW[0] = 1;
        HIGH[0] = 1;
        for (int level = 1; level <= LEVELS; level++) {
            LOW[level] = norm(level, 0);
            HIGH[level] = norm(level, 1);
        }
    }

    private BandNorms() {}

    /**
     * @param level of decomposition, 0 for samples themselves;
     * @param orientation as {@link Band} has it
     */
    static double of(int level, int orientation) {
        double across = (orientation & 1) != 0 ? of(HIGH, level) : of(LOW, level);
        double down = (orientation & 2) != 0 ? of(HIGH, level) : of(LOW, level);
        return across * down;
    }

    /** Deeper levels grow as two halvings do: by the root of two. */
    private static double of(double[] norms, int level) {
        int known = Math.min(level, LEVELS);
        return norms[known] * Math.pow(2, (level - known) / 2.0);
    }

    private static double norm(int level, int high) {
        double[] signal = new double[LENGTH];
        int length = LENGTH >> level - 1;
        signal[length / 2 + high] = 1; // even places hold the low half, odd ones the high half
        synthesize(signal, length);
        for (int done = 1; done < level; done++) {
            for (int i = length - 1; i >= 0; i--) {
                signal[2 * i] = signal[i];
                signal[2 * i + 1] = 0;
            }
            length *= 2;
            synthesize(signal, length);
        }
        double sum = 0;
        for (double value : signal) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static void synthesize(double[] signal, int length) {
        for (int i = 0; i < length; i++) {
            signal[i] *= i % 2 == 0 ? Synthesis97.K : 1 / Synthesis97.K;
        }
        lift(signal, length, 0, -Synthesis97.DELTA);
        lift(signal, length, 1, -Synthesis97.GAMMA);
        lift(signal, length, 0, -Synthesis97.BETA);
        lift(signal, length, 1, -Synthesis97.ALPHA);
    }

    private static void lift(double[] signal, int length, int first, double factor) {
        for (int i = first; i < length; i += 2) {
            double before = signal[i > 0 ? i - 1 : 1];
            double after = signal[i + 1 < length ? i + 1 : i - 1];
            signal[i] += factor * (before + after);
        }
    }
}
