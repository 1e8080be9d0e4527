package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.PdvHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The data set of one message, read from the association as it arrives. A long read goes from the socket into the
 * caller's array; it returns what is at hand, not all that was asked for.
 */
final class DataSetStream extends InputStream {

    private final UpperLayer upper;
    private final int contextId;
    private long left;
    private boolean last;

    DataSetStream(UpperLayer upper, int contextId) {
        this.upper = upper;
        this.contextId = contextId;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = upper.readFragment(target, offset, (int) Math.min(length, left));
        left -= count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0 || !advance()) {
            return 0;
        }
        long step = Math.min(count, left);
        upper.skipFragment(step);
        left -= step;
        return step;
    }

    /** Reads and discards the rest. */
    void drain() throws IOException {
        while (advance()) {
            upper.skipFragment(left);
            left = 0;
        }
    }

    /** Goes on to the next fragment that has bytes; false at the end of the data set. */
    private boolean advance() throws IOException {
        while (left == 0) {
            if (last) {
                return false;
            }
            PdvHeader header = upper.nextPdv().orElse(null);
            if (header == null) {
                throw upper.abort("release was asked for within a data set");
            }
            if (header.command() || header.contextId() != contextId) {
                throw upper.violation("another message within a data set");
            }
            left = header.length();
            last = header.last();
        }
        return true;
    }
}
