package dev.gantry.codec.jpegls;

import java.util.Arrays;

/**
 * What encoder and decoder learn alike from the samples they have seen (T.87 Annex A). Regular contexts are named by the
 * index of the first of their four numbers. Not thread-safe.
 */
final class Model {
    /** Longest runs as powers of two (T.87 table A.7.1.2). */
    private static final int[] RUN_ORDERS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private static final int CONTEXTS = 365;

    final int maximum;
    final int near;
    /** Distance of two reconstructed samples: 2 NEAR + 1. */
    final int step;
    /** How many quantised differences there are. */
    final int range;
    /** Bits of a difference that is written as it is. */
    final int rangeBits;
    /** Longest code, in bits. */
    final int limit;

    private final int reset;
    private final byte[] gradients;
    /** Of each context the sum of magnitudes, the sum of differences, the correction and the count. */
    private final int[] regular = new int[4 * CONTEXTS];
    /** Of both contexts behind a run the sum of magnitudes, the count and the count of negative differences. */
    private final int[] interrupted = new int[6];

    Model(Preset preset, int near) {
        this.maximum = preset.maximum();
        this.near = near;
        this.step = 2 * near + 1;
        this.range = (maximum + 2 * near) / step + 1;
        this.rangeBits = bits(range - 1);
        int sampleBits = Math.max(2, bits(maximum));
        this.limit = 2 * (sampleBits + Math.max(8, sampleBits));
        this.reset = preset.reset();
        this.gradients = gradients(preset, near);
        restart();
    }

    private static int bits(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value);
    }

    /** The region of every difference of two samples (T.87 A.3.3), the first for minus the largest sample. */
    private static byte[] gradients(Preset preset, int near) {
        int max = preset.maximum();
        int[] starts = {near + 1, preset.t1(), preset.t2(), preset.t3(), max + 1};
        byte[] regions = new byte[2 * max + 1];
        for (int region = 1; region <= 4; region++) {
            int from = Math.min(starts[region - 1], max + 1);
            int past = Math.max(from, Math.min(starts[region], max + 1));
            Arrays.fill(regions, max + from, max + past, (byte) region);
            Arrays.fill(regions, max - past + 1, max - from + 1, (byte) -region);
        }
        return regions;
    }

    /** Forgets everything, as at the start of a scan and at each restart. */
    void restart() {
        int magnitude = Math.max(2, (range + 32) / 64);
        for (int i = 0; i < regular.length; i += 4) {
            regular[i] = magnitude;
            regular[i + 1] = 0;
            regular[i + 2] = 0;
            regular[i + 3] = 1;
        }
        for (int i = 0; i < interrupted.length; i += 3) {
            interrupted[i] = magnitude;
            interrupted[i + 1] = 1;
            interrupted[i + 2] = 0;
        }
    }

    /** The context of a sample's neighbours: 0 where a run may begin, negative where differences change their sign. */
    int context(int left, int above, int corner, int right) {
        return 81 * gradients[right - above + maximum]
                + 9 * gradients[above - corner + maximum]
                + gradients[corner - left + maximum];
    }

    /** Median of left, above and their plane, corrected as the context learnt. */
    int predict(int left, int above, int corner, int context, int sign) {
        int low = Math.min(left, above);
        int high = Math.max(left, above);
        int plain = Math.max(low, Math.min(high, left + above - corner));
        int corrected = plain + ((regular[context + 2] ^ sign) - sign);
        return Math.max(0, Math.min(maximum, corrected));
    }

    /** The Golomb parameter of a regular context. */
    int order(int context) {
        return order(regular[context], regular[context + 3]);
    }

    /** The least k for which count times 2^k reaches the sum. */
    static int order(int sum, int count) {
        int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(sum));
        return count << k < sum ? k + 1 : k;
    }

    /** -1 where small negative differences are the likelier ones and change places with the positive, else 0. */
    int swap(int context, int k) {
        return (k | near) == 0 ? 2 * regular[context + 1] + regular[context + 3] - 1 >> 31 : 0;
    }

    /** Learns a difference in a regular context. */
    void learn(int context, int difference) {
        int[] numbers = regular;
        int magnitude = numbers[context] + Math.abs(difference);
        int sum = numbers[context + 1] + difference * step;
        int count = numbers[context + 3];
        if (count == reset) {
            magnitude >>= 1;
            sum >>= 1;
            count >>= 1;
        }
        count++;
        if (sum <= -count) {
            sum = Math.max(sum + count, 1 - count);
            numbers[context + 2] = Math.max(-128, numbers[context + 2] - 1);
        } else if (sum > 0) {
            sum = Math.min(sum - count, 0);
            numbers[context + 2] = Math.min(127, numbers[context + 2] + 1);
        }
        numbers[context] = magnitude;
        numbers[context + 1] = sum;
        numbers[context + 3] = count;
    }

    /** The sample that a difference makes of a prediction (T.87 A.4.5). */
    int reconstruct(int prediction, int difference) {
        int sample = prediction + difference * step;
        if (sample < -near) {
            sample += range * step;
        } else if (sample > maximum + near) {
            sample -= range * step;
        }
        return Math.max(0, Math.min(maximum, sample));
    }

    /** A difference as it is coded: in steps, and modulo the range (T.87 A.4.4, A.4.5). */
    int quantise(int difference) {
        int steps = difference;
        if (near > 0) {
            steps = difference > 0 ? (near + difference) / step : (difference - near) / step;
        }
        if (steps < 0) {
            steps += range;
        }
        return steps >= range + 1 >> 1 ? steps - range : steps;
    }

    static int runOrder(int index) {
        return RUN_ORDERS[index];
    }

    /** The Golomb parameter behind a run; type 1 when both neighbours are alike (T.87 A.7.2). */
    int interruptedOrder(int type) {
        int at = 3 * type;
        int sum = interrupted[at] + (type == 1 ? interrupted[at + 1] >> 1 : 0);
        return order(sum, interrupted[at + 1]);
    }

    /** Whether negative differences are the likelier ones behind a run. */
    boolean mostlyNegative(int type) {
        return 2 * interrupted[3 * type + 2] >= interrupted[3 * type + 1];
    }

    /** Learns a difference behind a run and the number it was coded as. */
    void learnInterrupted(int type, int difference, int coded) {
        int at = 3 * type;
        interrupted[at + 2] += difference < 0 ? 1 : 0;
        interrupted[at] += coded + 1 - type >> 1;
        if (interrupted[at + 1] == reset) {
            interrupted[at] >>= 1;
            interrupted[at + 1] >>= 1;
            interrupted[at + 2] >>= 1;
        }
        interrupted[at + 1]++;
    }
}
