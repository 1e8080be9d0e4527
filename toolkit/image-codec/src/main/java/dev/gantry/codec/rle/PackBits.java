package dev.gantry.codec.rle;

import java.util.Arrays;

/** Runs and literals of bytes (PS3.5 G.3). */
final class PackBits {
    private static final int LONGEST = 128;

    private PackBits() {}

    /**
     * Expands as much as there is room and input for.
     *
     * @return bytes of {@code into} that were filled
     */
    static int expand(byte[] from, int start, int end, byte[] into) {
        int in = start;
        int out = 0;
        while (in < end && out < into.length) {
            int control = from[in++];
            if (control >= 0) {
                int count = Math.min(control + 1, Math.min(end - in, into.length - out));
                System.arraycopy(from, in, into, out, count);
                in += count;
                out += count;
            } else if (control != -128 && in < end) {
                int count = Math.min(1 - control, into.length - out);
                Arrays.fill(into, out, out + count, from[in++]);
                out += count;
            }
        }
        return out;
    }

    /** The most that {@link #compress} writes for a row of so many bytes. */
    static int bound(int width) {
        return width + (width + LONGEST - 1) / LONGEST;
    }

    /**
     * Compresses one row; a run never crosses its end (PS3.5 G.3.1).
     *
     * @param into has room for {@link #bound} bytes from {@code at}
     * @return the position behind what was written
     */
    static int compress(byte[] row, int width, byte[] into, int at) {
        int out = at;
        int in = 0;
        while (in < width) {
            int literals = literals(row, in, width);
            for (int left = literals; left > 0; ) {
                int count = Math.min(left, LONGEST);
                into[out++] = (byte) (count - 1);
                System.arraycopy(row, in, into, out, count);
                out += count;
                in += count;
                left -= count;
            }
            int end = endOfRun(row, in, width);
            if (end > in) {
                into[out++] = (byte) (1 - (end - in));
                into[out++] = row[in];
                in = end;
            }
        }
        return out;
    }

    /** Bytes before the next run of three, which is where a run begins to save something. */
    private static int literals(byte[] row, int from, int width) {
        int at = from;
        int last = width - 2;
        while (at < last) {
            if (row[at + 1] != row[at + 2]) {
                at += 2;
            } else if (row[at] != row[at + 1]) {
                at++;
            } else {
                return at - from;
            }
        }
        return width - from;
    }

    private static int endOfRun(byte[] row, int from, int width) {
        int limit = Math.min(width, from + LONGEST);
        int at = from;
        while (at < limit && row[at] == row[from]) {
            at++;
        }
        return at;
    }
}
