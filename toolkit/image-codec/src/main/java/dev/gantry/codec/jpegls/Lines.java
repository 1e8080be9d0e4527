package dev.gantry.codec.jpegls;

import java.util.Arrays;

/** The line in work of each component and the one above it, with the padding of T.87 A.2.1. Not thread-safe. */
final class Lines {
    private int[][] current;
    private int[][] above;

    Lines(int components, int columns) {
        current = new int[components][columns + 2];
        above = new int[components][columns + 2];
    }

    int[][] current() {
        return current;
    }

    int[][] above() {
        return above;
    }

    /** Forgets the line above, as at the start of a scan and at each restart. */
    void restart() {
        for (int[] line : current) {
            Arrays.fill(line, 0);
        }
    }

    /** Makes the line that was in work the one above. */
    void next() {
        int[][] swap = above;
        above = current;
        current = swap;
        for (int c = 0; c < current.length; c++) {
            int last = above[c].length - 1;
            above[c][last] = above[c][last - 1];
            current[c][0] = above[c][1];
        }
    }
}
