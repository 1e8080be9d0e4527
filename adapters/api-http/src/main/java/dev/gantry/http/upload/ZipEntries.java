package dev.gantry.http.upload;

import dev.gantry.http.edge.HttpSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a ZIP archive as it streams in, within limits: an entry that would exceed them fails while it is read,
 * before its bytes are anywhere. Not thread-safe.
 */
final class ZipEntries implements AutoCloseable {
    /** Below this an archive may be as dense as it likes: an empty image compresses a thousandfold. */
    private static final long FREE_BYTES = 256L << 20;

    private final HttpSettings limits;
    private final Counted compressed;
    private final ZipInputStream zip;
    private long inflated;
    private int entries;
    private boolean exceeded;

    ZipEntries(InputStream in, HttpSettings limits) {
        this.limits = limits;
        this.compressed = new Counted(in);
        this.zip = new ZipInputStream(compressed, StandardCharsets.UTF_8);
    }

    /**
     * The name of the next file, directories passed over. What was not read of the last one counts as if it had been.
     *
     * @throws ArchiveLimitException when there are too many
     * @throws IOException when the archive is damaged
     */
    Optional<String> next() throws IOException {
        if (exceeded) {
            throw tooMuch();
        }
        content().transferTo(OutputStream.nullOutputStream());
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > limits.maxArchiveEntries()) {
                    throw new ArchiveLimitException("an archive may hold " + limits.maxArchiveEntries() + " files");
                }
                if (!entry.isDirectory()) {
                    return Optional.of(entry.getName());
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException("a name in the archive is not UTF-8", e);
        }
    }

    /** The current file's bytes; closing it does nothing. */
    InputStream content() {
        return new Content();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private ArchiveLimitException tooMuch() {
        return new ArchiveLimitException("an archive may inflate to " + limits.maxInflatedBytes() + " bytes and to "
                + limits.maxInflationRatio() + " times its size");
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = zip.read(bytes, offset, length);
            inflated += Math.max(0, count);
            boolean dense = inflated > FREE_BYTES && inflated / limits.maxInflationRatio() > compressed.count;
            exceeded = dense || inflated > limits.maxInflatedBytes();
            if (exceeded) {
                throw tooMuch();
            }
            return count;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            count += Math.max(0, n);
            return n;
        }

        @Override
        public void close() {
            // the part belongs to the request
        }
    }
}
