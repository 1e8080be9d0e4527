package dev.gantry.codec.jpegls;

import dev.gantry.codec.t81.BitSink;

/**
 * Encodes lines of one component, and leaves in them the samples as a decoder will see them. A line has one sample of
 * padding before its first and behind its last. Not thread-safe.
 */
final class LineEncoder {
    private final Model model;
    private final BitSink sink;
    private final int longest;

    LineEncoder(Model model, BitSink sink) {
        this.model = model;
        this.sink = sink;
        this.longest = model.limit - model.rangeBits - 1;
    }

    /**
     * Encodes a line below another, whose padding is set already.
     *
     * @return the run index to give for the component's next line
     */
    int encode(int[] line, int[] above, int runIndex) {
        int width = line.length - 2;
        int index = runIndex;
        int left = line[0];
        int corner = above[0];
        int up = above[1];
        for (int x = 1; x <= width; ) {
            int right = above[x + 1];
            int context = model.context(left, up, corner, right);
            if (context != 0) {
                left = regular(context, line[x], left, up, corner);
                line[x++] = left;
                corner = up;
                up = right;
                continue;
            }
            int past = endOfRun(line, x, width, left);
            index = run(past - x, past > width, index);
            x = past;
            if (x <= width) {
                left = interruption(line[x], left, above[x], index);
                line[x++] = left;
                index = Math.max(0, index - 1);
            }
            corner = above[x - 1];
            up = above[Math.min(x, width + 1)];
        }
        return index;
    }

    private int endOfRun(int[] line, int from, int width, int value) {
        int x = from;
        while (x <= width && Math.abs(line[x] - value) <= model.near) {
            line[x++] = value;
        }
        return x;
    }

    /** Encodes a sample outside runs (T.87 A.4, A.5); gives it as a decoder will see it. */
    int regular(int signedContext, int sample, int left, int above, int corner) {
        int sign = signedContext >> 31;
        int context = (signedContext ^ sign) - sign << 2;
        int prediction = model.predict(left, above, corner, context, sign);
        int difference = model.quantise((sample - prediction ^ sign) - sign);
        int k = model.order(context);
        int mapped = difference ^ model.swap(context, k);
        golomb(mapped << 1 ^ mapped >> 31, k, longest);
        model.learn(context, difference);
        return model.near == 0 ? sample : model.reconstruct(prediction, (difference ^ sign) - sign);
    }

    /** Encodes the length of a run (T.87 A.7.1); gives the new run index. */
    int run(int length, boolean toEnd, int runIndex) {
        int index = runIndex;
        int left = length;
        while (left >= 1 << Model.runOrder(index)) {
            sink.put(1, 1);
            left -= 1 << Model.runOrder(index);
            index = Math.min(31, index + 1);
        }
        if (!toEnd) {
            sink.put(left, Model.runOrder(index) + 1);
        } else if (left > 0) {
            sink.put(1, 1);
        }
        return index;
    }

    /** Encodes the sample that ends a run of one component (T.87 A.7.2); gives it as a decoder will see it. */
    int interruption(int sample, int left, int above, int runIndex) {
        if (Math.abs(left - above) <= model.near) {
            int difference = model.quantise(sample - left);
            interruptingDifference(difference, 1, runIndex);
            return model.reconstruct(left, difference);
        }
        return interruptionFromAbove(sample, left, above, runIndex);
    }

    /** The same where the neighbours are unlike. */
    int interruptionFromAbove(int sample, int left, int above, int runIndex) {
        int sign = left > above ? -1 : 1;
        int difference = model.quantise((sample - above) * sign);
        interruptingDifference(difference, 0, runIndex);
        return model.reconstruct(above, difference * sign);
    }

    private void interruptingDifference(int difference, int type, int runIndex) {
        int k = model.interruptedOrder(type);
        boolean negative = difference < 0;
        boolean swapped = difference != 0 && (k != 0 || model.mostlyNegative(type)) == negative;
        int coded = 2 * Math.abs(difference) - type - (swapped ? 1 : 0);
        golomb(coded, k, longest - Model.runOrder(runIndex) - 1);
        model.learnInterrupted(type, difference, coded);
    }

    /** Writes a number: zeros, a one and k bits, or so many zeros, a one and the number less one as it is. */
    private void golomb(int number, int k, int most) {
        int zeros = number >>> k;
        int bits = zeros + 1 + k;
        if (zeros < most && bits <= 32) {
            sink.put(1L << k | number & ((1L << k) - 1), bits);
        } else if (zeros < most) {
            zeros(zeros);
            sink.put(1L << k | number & ((1L << k) - 1), k + 1);
        } else {
            zeros(most);
            sink.put(1L << model.rangeBits | number - 1, model.rangeBits + 1);
        }
    }

    private void zeros(int count) {
        sink.put(0, count >> 1);
        sink.put(0, count - (count >> 1));
    }
}
