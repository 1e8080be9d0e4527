package dev.gantry.dicom.testkit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives a few bytes at a time, as a slow sender does. */
public final class SlowInputStream extends FilterInputStream {

    private final int atMost;

    /** @param atMost bytes that one read answers */
    public SlowInputStream(InputStream in, int atMost) {
        super(in);
        this.atMost = atMost;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, atMost));
    }
}
