package dev.gantry.store.retrieve;

import dev.gantry.store.object.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A range of what a raw deflate stream (RFC 1951) holds. */
final class InflatedRange extends InflaterInputStream {
    private long left = Long.MAX_VALUE;

    private InflatedRange(InputStream deflated) {
        super(deflated, new Inflater(true), 64 << 10);
    }

    /** Inflates and drops what comes before the range; takes over the stream, also when that fails. */
    static InputStream open(InputStream deflated, ByteRange range) throws IOException {
        InflatedRange inflated = new InflatedRange(deflated);
        boolean positioned = false;
        try {
            inflated.skipNBytes(range.offset());
            inflated.left = range.length();
            positioned = true;
            return inflated;
        } finally {
            if (!positioned) {
                inflated.close();
            }
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return length == 0 ? 0 : -1;
        }
        int n = super.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public void close() throws IOException {
        super.close();
        inf.end();
    }
}
