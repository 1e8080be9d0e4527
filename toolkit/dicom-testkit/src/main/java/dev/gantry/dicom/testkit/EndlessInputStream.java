package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of any length in no memory: some bytes first, then zeros. */
public final class EndlessInputStream extends InputStream {

    private final Bytes first;
    private final long length;
    private long position;

    /** @param length of the whole stream; {@link Long#MAX_VALUE} for one without end */
    public EndlessInputStream(Bytes first, long length) {
        this.first = first;
        this.length = length;
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(wanted, length - position);
        if (position < first.length()) {
            count = (int) Math.min(count, first.length() - position);
            System.arraycopy(first.slice((int) position, count).toArray(), 0, target, offset, count);
        } else {
            Arrays.fill(target, offset, offset + count, (byte) 0);
        }
        position += count;
        return count;
    }
}
