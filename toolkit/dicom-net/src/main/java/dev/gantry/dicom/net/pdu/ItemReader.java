package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads big-endian fields out of a bounded run of bytes; whatever lies beyond it is malformed. */
final class ItemReader {

    private final ByteBuffer bytes;

    ItemReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    int u8() throws MalformedPduException {
        require(1);
        return bytes.get() & 0xFF;
    }

    int u16() throws MalformedPduException {
        require(2);
        return bytes.getShort() & 0xFFFF;
    }

    long u32() throws MalformedPduException {
        require(4);
        return bytes.getInt() & 0xFFFFFFFFL;
    }

    void skip(int count) throws MalformedPduException {
        require(count);
        bytes.position(bytes.position() + count);
    }

    Bytes bytes(int count) throws MalformedPduException {
        require(count);
        byte[] copy = new byte[count];
        bytes.get(copy);
        return Bytes.wrap(copy);
    }

    Bytes rest() throws MalformedPduException {
        return bytes(bytes.remaining());
    }

    /** Text without the padding, NUL or space, that some senders append. */
    String text(int count) throws MalformedPduException {
        String text = bytes(count).toString(StandardCharsets.ISO_8859_1);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    String restAsText() throws MalformedPduException {
        return text(bytes.remaining());
    }

    /** A 16-bit length and as much text. */
    String shortText() throws MalformedPduException {
        return text(u16());
    }

    /** A 16-bit length and as many bytes. */
    Bytes shortBytes() throws MalformedPduException {
        return bytes(u16());
    }

    /** After the type of an item: skips the reserved byte, and bounds a reader by the item's length. */
    ItemReader item() throws MalformedPduException {
        skip(1);
        return bounded(u16());
    }

    ItemReader bounded(int length) throws MalformedPduException {
        require(length);
        ByteBuffer item = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new ItemReader(item);
    }

    private void require(int count) throws MalformedPduException {
        if (count > bytes.remaining()) {
            throw new MalformedPduException(
                    Pdu.Abort.INVALID_PDU_PARAMETER, count + " bytes wanted where " + bytes.remaining() + " are left");
        }
    }
}
