package dev.gantry.store.ingest;

import dev.gantry.store.catalog.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * What is read through it is written to the sink and, from the data set's first byte on, hashed. Where the data set
 * begins is learnt only while reading, so the bytes before that are held back from the digest; they are few.
 */
final class Tee extends InputStream {
    private static final int LONGEST_UNDECIDED = 1 << 20;

    private final InputStream source;
    private final OutputStream sink;
    private final long limit;
    private final MessageDigest digest = Sha256.digest();
    private final ByteArrayOutputStream undecided = new ByteArrayOutputStream();
    private long count;
    private boolean hashing;

    Tee(InputStream source, OutputStream sink, long limit) {
        this.source = source;
        this.sink = sink;
        this.limit = limit;
    }

    /** Says where the data set begins: at an offset that was read already, or next. */
    void datasetStartsAt(long offset) {
        byte[] held = undecided.toByteArray();
        int skip = Math.toIntExact(offset);
        digest.update(held, skip, held.length - skip);
        undecided.reset();
        hashing = true;
    }

    /** The bytes that went through. */
    long count() {
        return count;
    }

    /** The digest of the data set; ends the hashing. */
    Sha256 datasetDigest() {
        return Sha256.of(digest.digest());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = source.read(buffer, offset, length);
        if (n > 0) {
            count += n;
            if (count > limit) {
                throw new TooLargeException(limit);
            }
            sink.write(buffer, offset, n);
            hash(buffer, offset, n);
        }
        return n;
    }

    private void hash(byte[] buffer, int offset, int length) throws IOException {
        if (hashing) {
            digest.update(buffer, offset, length);
        } else {
            undecided.write(buffer, offset, length);
            if (undecided.size() > LONGEST_UNDECIDED) {
                throw new IOException("no data set begins within the first " + LONGEST_UNDECIDED + " bytes");
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** The instance is longer than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("longer than the limit of " + limit + " bytes");
        }
    }
}
