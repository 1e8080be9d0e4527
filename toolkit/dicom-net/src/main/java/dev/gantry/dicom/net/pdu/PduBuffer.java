package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing big-endian buffer whose length fields are filled in when their content is complete. */
final class PduBuffer {

    private static final int SHORT_MAX = 0xFFFF;

    private byte[] bytes = new byte[512];
    private int length;

    PduBuffer u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    PduBuffer u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    PduBuffer u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    PduBuffer zeros(int count) {
        ensure(count);
        length += count;
        return this;
    }

    PduBuffer bytes(Bytes content) {
        return bytes(content.toArray());
    }

    PduBuffer ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    PduBuffer padded(String text, int width) {
        if (text.length() > width) {
            throw new IllegalArgumentException("longer than " + width + " characters");
        }
        return ascii(text + " ".repeat(width - text.length()));
    }

    /** A 16-bit length and the text. */
    PduBuffer shortText(String text) {
        int mark = beginShort();
        ascii(text);
        return endShort(mark);
    }

    /** A 16-bit length and the bytes. */
    PduBuffer shortBytes(Bytes content) {
        int mark = beginShort();
        bytes(content);
        return endShort(mark);
    }

    /** Leaves room for a 16-bit length; the mark returned closes it. */
    int beginShort() {
        u16(0);
        return length;
    }

    PduBuffer endShort(int mark) {
        int size = length - mark;
        if (size > SHORT_MAX) {
            throw new IllegalArgumentException("an item of " + size + " bytes does not fit its length field");
        }
        bytes[mark - 2] = (byte) (size >>> 8);
        bytes[mark - 1] = (byte) size;
        return this;
    }

    /** Leaves room for a 32-bit length; the mark returned closes it. */
    int beginLong() {
        u32(0);
        return length;
    }

    void endLong(int mark) {
        int size = length - mark;
        for (int i = 1; i <= 4; i++) {
            bytes[mark - i] = (byte) (size >>> 8 * (i - 1));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private PduBuffer bytes(byte[] content) {
        ensure(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
