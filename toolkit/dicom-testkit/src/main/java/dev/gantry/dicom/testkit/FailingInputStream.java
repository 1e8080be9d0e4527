package dev.gantry.dicom.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks, as a connection does, after so many bytes. */
public final class FailingInputStream extends FilterInputStream {

    private long left;

    public FailingInputStream(InputStream in, long bytes) {
        super(in);
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            throw new IOException("the stream was made to fail here");
        }
        int read = super.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
