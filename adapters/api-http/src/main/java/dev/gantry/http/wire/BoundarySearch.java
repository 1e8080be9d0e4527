package dev.gantry.http.wire;

import java.util.Arrays;

/**
 * Finds a delimiter in bytes by the Boyer-Moore-Horspool algorithm: a boundary of 40 bytes lets it look at about every
 * fortieth byte of an image.
 */
final class BoundarySearch {
    private final byte[] delimiter;
    private final int[] shift = new int[256];

    BoundarySearch(byte[] delimiter) {
        this.delimiter = delimiter.clone();
        Arrays.fill(shift, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            shift[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
    }

    int length() {
        return delimiter.length;
    }

    /** The index of the first delimiter that lies whole between two indexes; -1 if there is none. */
    int in(byte[] bytes, int from, int to) {
        int last = delimiter.length - 1;
        for (int at = from; at + last < to; at += shift[bytes[at + last] & 0xFF]) {
            if (Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }
}
