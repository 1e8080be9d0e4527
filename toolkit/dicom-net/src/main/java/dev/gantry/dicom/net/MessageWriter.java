package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.pdu.PduHeader;
import dev.gantry.dicom.net.pdu.PdvHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts messages into P-DATA-TF PDUs of one fragment each, and writes as many of them at once as its buffer holds: a
 * response, or a short instance with its request, is a single write.
 */
final class MessageWriter {

    /** The longest PDU written, however long a one the peer would take: more gains nothing. */
    private static final int MAX_LENGTH = 256 * 1024;

    private static final int HEADERS = PduHeader.SIZE + PdvHeader.SIZE;
    private static final int COMMAND_BUFFER = 1024;

    /** Less room than this is not worth a PDU: the buffer is written out first. */
    private static final int MIN_ROOM = 512;

    private final UpperLayer upper;
    private final int maxFragment;
    private byte[] buffer = new byte[COMMAND_BUFFER];
    private int position;

    /** @param maxPduLength what the peer takes; 0 is no limit */
    MessageWriter(UpperLayer upper, long maxPduLength) {
        this.upper = upper;
        long length = maxPduLength == 0 ? MAX_LENGTH : Math.clamp(maxPduLength, PdvHeader.SIZE + 2, MAX_LENGTH);
        this.maxFragment = (int) (length - PdvHeader.SIZE) & ~1;
    }

    /** Puts a command into the buffer. */
    void command(int contextId, CommandSet command) throws IOException {
        byte[] bytes = command.encode();
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(bytes.length - from, room());
            System.arraycopy(bytes, from, buffer, position + HEADERS, length);
            from += length;
            close(new PdvHeader(length, contextId, true, from == bytes.length));
        }
    }

    /** Writes the data set to its end, with what the buffer holds in front of it. */
    void dataSet(int contextId, InputStream dataSet) throws IOException {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length, maxFragment + HEADERS));
        int lookahead = dataSet.read();
        boolean last;
        do {
            int room = room();
            int length = 0;
            if (lookahead >= 0) {
                buffer[position + HEADERS] = (byte) lookahead;
                length = 1 + dataSet.readNBytes(buffer, position + HEADERS + 1, room - 1);
            }
            lookahead = length == room ? dataSet.read() : -1;
            last = lookahead < 0;
            close(new PdvHeader(length, contextId, false, last));
        } while (!last);
        flush();
    }

    void flush() throws IOException {
        if (position > 0) {
            upper.sendData(buffer, 0, position);
            position = 0;
        }
    }

    /** How long a fragment the buffer has room for; writes it out if that is little. */
    private int room() throws IOException {
        if (buffer.length - position - HEADERS < Math.min(maxFragment, MIN_ROOM)) {
            flush();
        }
        return Math.min(maxFragment, buffer.length - position - HEADERS) & ~1;
    }

    private void close(PdvHeader header) {
        header.encodePdu(buffer, position);
        position += HEADERS + (int) header.length();
    }
}
