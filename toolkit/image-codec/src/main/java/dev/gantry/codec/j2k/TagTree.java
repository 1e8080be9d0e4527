package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.Arrays;

/**
 * A tag tree of a packet header (T.800 B.10.2): every node holds the least value of its four children, and is told bit by
 * bit as far as it is asked for.
 */
final class TagTree {
    /** Where each level begins in the arrays, leaves first. */
    private final int[] starts;

    private final int[] widths;
    private final int[] values;
    private final int[] known;

    TagTree(int width, int height) {
        int levels = 1;
        for (int w = width, h = height; w > 1 || h > 1; w = (w + 1) / 2, h = (h + 1) / 2) {
            levels++;
        }
        starts = new int[levels];
        widths = new int[levels];
        int nodes = 0;
        int w = width;
        int h = height;
        for (int level = 0; level < levels; level++) {
            starts[level] = nodes;
            widths[level] = w;
            nodes += w * h;
            w = (w + 1) / 2;
            h = (h + 1) / 2;
        }
        values = new int[nodes];
        known = new int[nodes];
        reset();
    }

    void reset() {
        Arrays.fill(values, Integer.MAX_VALUE);
        Arrays.fill(known, 0);
    }

    /** Reads whether the value of a leaf is less than {@code threshold}. */
    boolean isBelow(HeaderBits bits, int x, int y, int threshold) throws CodecException {
        int low = 0;
        for (int level = starts.length - 1; level >= 0; level--) {
            int node = starts[level] + (y >> level) * widths[level] + (x >> level);
            low = Math.max(low, known[node]);
            while (low < threshold && low < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = low;
                } else {
                    low++;
                }
            }
            known[node] = low;
        }
        return values[starts[0] + y * widths[0] + x] < threshold;
    }

    /** For writing: a leaf's value; {@link #close} follows the last one. */
    void set(int x, int y, int value) {
        values[y * widths[0] + x] = value;
    }

    /** For writing: hands every node the least of its children. */
    void close() {
        for (int level = 1; level < starts.length; level++) {
            int end = level + 1 < starts.length ? starts[level + 1] : values.length;
            Arrays.fill(values, starts[level], end, Integer.MAX_VALUE);
            for (int child = starts[level - 1]; child < starts[level]; child++) {
                int at = child - starts[level - 1];
                int x = at % widths[level - 1] / 2;
                int y = at / widths[level - 1] / 2;
                int node = starts[level] + y * widths[level] + x;
                values[node] = Math.min(values[node], values[child]);
            }
        }
    }

    /** Tells whether the value of a leaf is less than {@code threshold}. */
    void write(HeaderWriter bits, int x, int y, int threshold) {
        int low = 0;
        for (int level = starts.length - 1; level >= 0; level--) {
            int node = starts[level] + (y >> level) * widths[level] + (x >> level);
            low = Math.max(low, known[node] & 0xFFFF);
            boolean told = known[node] >> 16 != 0;
            while (low < threshold && !told) {
                if (low >= values[node]) {
                    bits.bits(1, 1);
                    told = true;
                } else {
                    bits.bits(0, 1);
                    low++;
                }
            }
            known[node] = low | (told ? 1 << 16 : 0);
        }
    }
}
