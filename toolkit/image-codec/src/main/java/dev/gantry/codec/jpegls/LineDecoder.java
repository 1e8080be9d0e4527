package dev.gantry.codec.jpegls;

import dev.gantry.codec.t81.BitSource;
import java.util.Arrays;

/**
 * Decodes lines of one component. A line has one sample of padding before its first and behind its last. Not
 * thread-safe.
 */
final class LineDecoder {
    private final Model model;
    private final BitSource source;
    /** Zeros before a difference that is written as it is, without those that a run takes away. */
    private final int longest;

    private long at;

    LineDecoder(Model model, BitSource source) {
        this.model = model;
        this.source = source;
        this.longest = model.limit - model.rangeBits - 1;
    }

    /**
     * Decodes a line below another, whose padding is set already.
     *
     * @return the run index to give for the component's next line
     */
    int decode(int[] line, int[] above, int runIndex) {
        at = source.position();
        int width = line.length - 2;
        int index = runIndex;
        int left = line[0];
        int corner = above[0];
        int up = above[1];
        for (int x = 1; x <= width; ) {
            int right = above[x + 1];
            int context = model.context(left, up, corner, right);
            if (context != 0) {
                left = regular(context, left, up, corner);
                line[x++] = left;
                corner = up;
                up = right;
                continue;
            }
            long run = run(width - x + 1, index);
            int past = x + (int) (run >>> 8);
            index = (int) run & 0xff;
            Arrays.fill(line, x, past, left);
            x = past;
            if (x <= width) {
                line[x] = interruption(left, above[x], index);
                left = line[x++];
                index = Math.max(0, index - 1);
            }
            corner = above[x - 1];
            up = above[Math.min(x, width + 1)];
        }
        source.seek(at);
        return index;
    }

    /** Decodes a sample outside runs (T.87 A.4, A.5). */
    int regular(int signedContext, int left, int above, int corner) {
        int sign = signedContext >> 31;
        int context = (signedContext ^ sign) - sign << 2;
        int prediction = model.predict(left, above, corner, context, sign);
        int k = model.order(context);
        int coded = golomb(k, longest);
        int difference = coded >>> 1 ^ -(coded & 1) ^ model.swap(context, k);
        model.learn(context, difference);
        return model.reconstruct(prediction, (difference ^ sign) - sign);
    }

    /**
     * Decodes the length of a run (T.87 A.7.1).
     *
     * @return the length, at most {@code most}, times 256, and the new run index
     */
    long run(int most, int runIndex) {
        int index = runIndex;
        int length = 0;
        while (length < most) {
            int order = Model.runOrder(index);
            if (source.peek(at) >= 0) {
                at++;
                length += bits(order);
                break;
            }
            at++;
            length += 1 << order;
            if (length <= most) {
                index = Math.min(31, index + 1);
            }
        }
        return (long) Math.min(length, most) << 8 | index;
    }

    /** Decodes the sample that ends a run of one component (T.87 A.7.2). */
    int interruption(int left, int above, int runIndex) {
        if (Math.abs(left - above) <= model.near) {
            return model.reconstruct(left, interruptingDifference(1, runIndex));
        }
        int difference = interruptingDifference(0, runIndex);
        return model.reconstruct(above, left > above ? -difference : difference);
    }

    /** Decodes the difference behind a run. */
    int interruptingDifference(int type, int runIndex) {
        int k = model.interruptedOrder(type);
        int coded = golomb(k, longest - Model.runOrder(runIndex) - 1);
        int twice = coded + type;
        int magnitude = twice + 1 >> 1;
        boolean swapped = (twice & 1) != 0;
        boolean negative = (k != 0 || model.mostlyNegative(type)) == swapped;
        int difference = negative ? -magnitude : magnitude;
        model.learnInterrupted(type, difference, coded);
        return difference;
    }

    /** Reads a number: zeros, a one and k bits, or so many zeros, a one and the number less one as it is. */
    private int golomb(int k, int most) {
        long window = source.peek(at);
        int zeros = Long.numberOfLeadingZeros(window);
        if (zeros < most && zeros + k < 56) {
            at += zeros + 1 + k;
            return zeros << k | (int) (window << zeros << 1 >>> 1 >>> (63 - k));
        }
        return longGolomb(k, most);
    }

    private int longGolomb(int k, int most) {
        int zeros = 0;
        while (zeros < most && source.peek(at) >= 0) {
            zeros++;
            at++;
        }
        at++;
        return zeros < most ? (zeros << k) + bits(k) : bits(model.rangeBits) + 1;
    }

    private int bits(int count) {
        long window = source.peek(at);
        at += count;
        return (int) (window >>> 1 >>> (63 - count));
    }

    /** Goes on where the source stands. */
    void open() {
        at = source.position();
    }

    /** Leaves the source where the last sample ended. */
    void close() {
        source.seek(at);
    }
}
