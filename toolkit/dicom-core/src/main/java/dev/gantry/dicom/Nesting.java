package dev.gantry.dicom;

import java.util.Arrays;

/** The open sequences and items around a reader's position, outermost first. */
final class Nesting {

    static final long OPEN_END = Long.MAX_VALUE;

    private int[] tags = new int[8];
    private int[] items = new int[8];
    private long[] ends = new long[8];
    private long[] limits = new long[8];
    private Encoding[] encodings = new Encoding[8];
    private int size;

    /** How many sequences and items are open; an even number outside items, an odd one between them. */
    int size() {
        return size;
    }

    boolean isBetweenItems() {
        return (size & 1) == 1;
    }

    /** How many sequences are open. */
    int depth() {
        return size + 1 >> 1;
    }

    /** Where the innermost ends, {@link #OPEN_END} if a delimiter tells. */
    long end() {
        return size == 0 ? OPEN_END : ends[size - 1];
    }

    /** Where the nearest one around that tells its end ends. */
    long limit() {
        return size == 0 ? OPEN_END : limits[size - 1];
    }

    Encoding encoding(Encoding outermost) {
        return size == 0 ? outermost : encodings[size - 1];
    }

    /** The innermost turns out to be encoded otherwise. */
    void correct(Encoding encoding) {
        encodings[size - 1] = encoding;
    }

    void push(int tag, long end, Encoding encoding) {
        if (size == tags.length) {
            grow();
        }
        long limit = limit();
        tags[size] = tag;
        items[size] = -1;
        ends[size] = end;
        limits[size] = Math.min(limit, end);
        encodings[size] = encoding;
        size++;
        if (!isBetweenItems()) {
            items[size - 2]++;
        }
    }

    void pop() {
        size--;
    }

    private void grow() {
        int capacity = size * 2;
        tags = Arrays.copyOf(tags, capacity);
        items = Arrays.copyOf(items, capacity);
        ends = Arrays.copyOf(ends, capacity);
        limits = Arrays.copyOf(limits, capacity);
        encodings = Arrays.copyOf(encodings, capacity);
    }

    /** As "(0040,A730)[2].": each open sequence with its item counted from 0, as far as 16 levels. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < Math.min(size, 32); i += 2) {
            path.append(Tag.of(tags[i]));
            if (i + 1 < size) {
                path.append('[').append(items[i]).append("].");
            }
        }
        return path.toString();
    }
}
