package dev.gantry.codec.j2k;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Two sets of rows between which the levels of a wavelet go to and fro; the first holds a whole resolution, the second the
 * one below. They grow and are kept.
 */
final class Lines<T> {
    private final IntFunction<T> row;
    private T[] first;
    private T[] second;
    private int width;

    /**
     * @param none an empty array;
     * @param row makes a row of a length
     */
    Lines(T[] none, IntFunction<T> row) {
        this.row = row;
        first = none;
        second = none;
    }

    void require(int leastWidth, int height) {
        if (width < leastWidth) {
            width = leastWidth;
            first = Arrays.copyOf(first, 0);
            second = Arrays.copyOf(second, 0);
        }
        first = grown(first, height, width);
        second = grown(second, height / 2 + 1, width / 2 + 1);
    }

    T[] first() {
        return first;
    }

    T[] second() {
        return second;
    }

    private T[] grown(T[] rows, int height, int length) {
        if (rows.length >= height) {
            return rows;
        }
        T[] more = Arrays.copyOf(rows, height);
        for (int y = rows.length; y < height; y++) {
            more[y] = row.apply(length);
        }
        return more;
    }
}
