package dev.gantry.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Moves bytes in pieces that a store reads at once and a socket takes well. */
public final class Transfer {
    private static final int PIECE = 128 * 1024;

    private Transfer() {}

    /** Copies to the end; closes neither. */
    public static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            out.write(piece, 0, count);
        }
    }

    /**
     * Copies a number of bytes.
     *
     * @throws IOException when there are fewer
     */
    public static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, length))];
        for (long left = length; left > 0; ) {
            int count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                throw new IOException("the content ends " + left + " bytes early");
            }
            out.write(piece, 0, count);
            left -= count;
        }
    }
}
