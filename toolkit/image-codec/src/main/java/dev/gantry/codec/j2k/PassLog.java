package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * What each pass of each block of a frame costs and is worth: the bytes that decode it with all before it, and by how much
 * these passes together lessen the squared error of the samples.
 */
final class PassLog {
    private int[] lengths = new int[1024];
    private double[] gains = new double[1024];
    private int size;

    void reset() {
        size = 0;
    }

    int size() {
        return size;
    }

    void add(int length, double gain) {
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * size);
            gains = Arrays.copyOf(gains, 2 * size);
        }
        lengths[size] = length;
        gains[size++] = gain;
    }

    int length(int pass) {
        return lengths[pass];
    }

    double gain(int pass) {
        return gains[pass];
    }

    /** Sets a length that was only bounded when the pass was added. */
    void setLength(int pass, int length) {
        lengths[pass] = length;
    }

    /**
     * Where to end a block so that no byte buys less than {@code slope}; 0 keeps all.
     *
     * @param from the block's first pass;
     * @param count of its passes
     * @return the number of passes kept
     */
    int passesFor(int from, int count, double slope) {
        if (slope == 0) {
            return count;
        }
        int kept = 0;
        int length = 0;
        double gain = 0;
        for (int pass = 0; pass < count; pass++) {
            double more = gains[from + pass] - gain;
            if (more > slope * (lengths[from + pass] - length)) {
                kept = pass + 1;
                length = lengths[from + pass];
                gain = gains[from + pass];
            }
        }
        return kept;
    }
}
