package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON tokens as UTF-8 bytes, buffered. Knows how to spell, not where a comma belongs. */
final class JsonOutput {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /** What fits without a look at the room left: more than any single token written piecewise. */
    private static final int RESERVE = 64;

    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private int size;

    JsonOutput(OutputStream out) {
        this.out = out;
    }

    /** One byte of JSON structure. */
    void raw(char c) throws IOException {
        room();
        buffer[size++] = (byte) c;
    }

    /** ASCII that needs no escapes. */
    void raw(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            raw(ascii.charAt(i));
        }
    }

    void hex(int value) throws IOException {
        room();
        for (int shift = 28; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[value >>> shift & 0xF];
        }
    }

    void number(long value) throws IOException {
        if (value < 0 || value > 99_999) {
            raw(Long.toString(value));
            return;
        }
        room();
        int digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : 5;
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** A quoted string of Latin-1 bytes, most of them ASCII. */
    void text(Bytes latin1, int from, int to) throws IOException {
        raw('"');
        for (int i = from; i < to; i++) {
            character((char) (latin1.get(i) & 0xFF));
        }
        raw('"');
    }

    /** A quoted string; a lone surrogate becomes U+FFFD. */
    void text(String text, int from, int to) throws IOException {
        raw('"');
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                character(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                character('\uFFFD');
            }
        }
        raw('"');
    }

    void text(String text) throws IOException {
        text(text, 0, text.length());
    }

    void base64(Bytes bytes) throws IOException {
        raw('"');
        // A multiple of three, so that the pieces join without padding.
        int step = 3 * 1024;
        for (int from = 0; from < bytes.length(); from += step) {
            write(Base64.getEncoder()
                    .encode(bytes.slice(from, Math.min(step, bytes.length() - from))
                            .toArray()));
        }
        raw('"');
    }

    /** Hands over what is buffered; does not flush the stream. */
    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void character(char c) throws IOException {
        room();
        if (c >= 0x20 && c < 0x7F) {
            if (c == '"' || c == '\\') {
                buffer[size++] = '\\';
            }
            buffer[size++] = (byte) c;
        } else if (c < 0x80) {
            control(c);
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        } else {
            buffer[size++] = (byte) (0xE0 | c >> 12);
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void control(char c) {
        buffer[size++] = '\\';
        switch (c) {
            case '\n' -> buffer[size++] = 'n';
            case '\r' -> buffer[size++] = 'r';
            case '\t' -> buffer[size++] = 't';
            case '\f' -> buffer[size++] = 'f';
            default -> {
                buffer[size++] = 'u';
                buffer[size++] = '0';
                buffer[size++] = '0';
                buffer[size++] = HEX[c >> 4];
                buffer[size++] = HEX[c & 0xF];
            }
        }
    }

    private void supplementary(int codePoint) throws IOException {
        room();
        buffer[size++] = (byte) (0xF0 | codePoint >> 18);
        buffer[size++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        buffer[size++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | codePoint & 0x3F);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(buffer, 0, size);
        size = 0;
        out.write(bytes);
    }

    private void room() throws IOException {
        if (size > buffer.length - RESERVE) {
            out.write(buffer, 0, size);
            size = 0;
        }
    }
}
