package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A growing run of bytes. */
final class ByteBuilder {
    /** What is kept for the next value once a long one is gone. */
    private static final int KEPT = 1 << 16;

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes = new byte[64];
    private int size;

    void append(int b) {
        reserve(1);
        bytes[size++] = (byte) b;
    }

    void append(byte[] from, int start, int length) {
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** One character as UTF-8; it is no surrogate. */
    void appendCodePoint(int c) {
        if (c < 0x80) {
            append(c);
        } else if (c < 0x800) {
            append(0xC0 | c >> 6);
            append(0x80 | c & 0x3F);
        } else if (c < 0x10000) {
            append(0xE0 | c >> 12);
            append(0x80 | c >> 6 & 0x3F);
            append(0x80 | c & 0x3F);
        } else {
            append(0xF0 | c >> 18);
            append(0x80 | c >> 12 & 0x3F);
            append(0x80 | c >> 6 & 0x3F);
            append(0x80 | c & 0x3F);
        }
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(2L * bytes.length, (long) size + more)));
        }
    }

    void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[64];
        }
    }

    int size() {
        return size;
    }

    /** What is written so far; valid until the next change. */
    byte[] array() {
        return bytes;
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    String text() {
        return text(0, size);
    }

    /** The bytes that the base64 here means, RFC 4648 4, whose padding may be missing; nothing if it is none. */
    Optional<Bytes> decodedBase64() {
        try {
            ByteBuffer decoded = Base64.getDecoder().decode(ByteBuffer.wrap(bytes, 0, size));
            return Optional.of(Bytes.wrap(decoded.array(), 0, decoded.limit()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
