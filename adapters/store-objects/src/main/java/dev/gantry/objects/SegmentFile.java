package dev.gantry.objects;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file, read and written by position. Safe for use by many threads. */
interface SegmentFile extends Closeable {
    /**
     * Reads what one call of the system gives.
     *
     * @return how many bytes; -1 when {@code position} is at or beyond the end
     */
    int read(ByteBuffer target, long position) throws IOException;

    /** Writes all that remains in {@code source}. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Makes all bytes written before the call durable. After a failure they may be lost whatever a later call says. */
    void force() throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** Reads until the buffer is full or the file ends. */
    default void readFully(ByteBuffer target, long position) throws IOException {
        for (long at = position; target.hasRemaining(); ) {
            int read = read(target, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }
}
