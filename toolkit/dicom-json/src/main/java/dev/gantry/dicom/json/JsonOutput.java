package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import java.io.IOException;
import java.io.OutputStream;

/** JSON tokens. Knows how to spell, not where a comma belongs. */
final class JsonOutput extends Utf8Output {

    JsonOutput(OutputStream out) {
        super(out);
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

    void quotedBase64(Bytes bytes) throws IOException {
        raw('"');
        base64(bytes);
        raw('"');
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
        } else {
            encoded(c);
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
}
