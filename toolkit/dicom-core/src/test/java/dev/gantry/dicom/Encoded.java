package dev.gantry.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Explicit little endian bytes put together by hand, right or wrong. */
final class Encoded {

    static final int UNDEFINED = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Preamble, prefix and the transfer syntax alone. */
    static Encoded file(String transferSyntaxUid) {
        Encoded file = new Encoded().bytes(new byte[128]).bytes("DICM".getBytes(StandardCharsets.US_ASCII));
        String uid = transferSyntaxUid.length() % 2 == 0 ? transferSyntaxUid : transferSyntaxUid + "\0";
        return file.text(Tag.TransferSyntaxUID, "UI", uid);
    }

    static Encoded dataset() {
        return new Encoded();
    }

    Encoded text(Tag tag, String vr, String value) {
        return shortHeader(tag, vr, value.length()).bytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    Encoded number(Tag tag, int value) {
        return shortHeader(tag, "US", 2).bytes(value, value >> 8);
    }

    Encoded shortHeader(Tag tag, String vr, int length) {
        return bytes(buffer(8)
                .putShort((short) tag.group())
                .putShort((short) tag.element())
                .put(vr.getBytes(StandardCharsets.US_ASCII))
                .putShort((short) length)
                .array());
    }

    Encoded longHeader(Tag tag, String vr, int length) {
        return shortHeader(tag, vr, 0).bytes(buffer(4).putInt(length).array());
    }

    Encoded item(int length) {
        return delimiter(0xE000, length);
    }

    Encoded itemEnd() {
        return delimiter(0xE00D, 0);
    }

    Encoded sequenceEnd() {
        return delimiter(0xE0DD, 0);
    }

    private Encoded delimiter(int element, int length) {
        return bytes(buffer(8)
                .putShort((short) 0xFFFE)
                .putShort((short) element)
                .putInt(length)
                .array());
    }

    Encoded fragment(byte[] bytes) {
        return item(bytes.length).bytes(bytes);
    }

    Encoded bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Encoded fragment(int... values) {
        return item(values.length).bytes(values);
    }

    Encoded bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return out.size();
    }

    byte[] array() {
        return out.toByteArray();
    }

    InputStream stream() {
        return new ByteArrayInputStream(array());
    }
}
