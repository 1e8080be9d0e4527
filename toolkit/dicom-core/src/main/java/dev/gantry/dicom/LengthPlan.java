package dev.gantry.dicom;

import java.util.Arrays;

/**
 * The lengths that must be written before what they measure: a first pass, which only counts, notes them, and a second
 * one is told them in the same order.
 */
final class LengthPlan {

    private static final int NONE = -1;

    private long[] lengths = new long[16];
    private int count;
    private int told;
    private boolean measured;

    /** The first pass is over. */
    void replay() {
        measured = true;
    }

    /** The length that is to be written next; in the first pass any. */
    long next() {
        return measured ? lengths[told++] : 0;
    }

    /** What begins here has the length just written. Answers where to note it. */
    int open(long position) {
        if (measured) {
            return NONE;
        }
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        lengths[count] = -position;
        return count++;
    }

    /** What was opened ends here. */
    void close(int place, long position) {
        if (place != NONE) {
            lengths[place] += position;
        }
    }
}
