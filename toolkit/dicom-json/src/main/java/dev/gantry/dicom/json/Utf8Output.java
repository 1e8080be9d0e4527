package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** UTF-8 bytes, buffered: what the spelling of JSON and of XML has in common. */
abstract class Utf8Output {
    static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    /** What fits without a look at the room left: more than any single token written piecewise. */
    private static final int RESERVE = 64;

    private final OutputStream out;
    final byte[] buffer = new byte[16 * 1024];
    int size;

    Utf8Output(OutputStream out) {
        this.out = out;
    }

    /** One byte of structure. */
    final void raw(char c) throws IOException {
        room();
        buffer[size++] = (byte) c;
    }

    /** ASCII that needs no escapes. */
    final void raw(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            raw(ascii.charAt(i));
        }
    }

    final void hex(int value) throws IOException {
        room();
        for (int shift = 28; shift >= 0; shift -= 4) {
            buffer[size++] = HEX[value >>> shift & 0xF];
        }
    }

    final void number(long value) throws IOException {
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

    final void base64(Bytes bytes) throws IOException {
        // A multiple of three, so that the pieces join without padding.
        int step = 3 * 1024;
        for (int from = 0; from < bytes.length(); from += step) {
            write(Base64.getEncoder()
                    .encode(bytes.slice(from, Math.min(step, bytes.length() - from))
                            .toArray()));
        }
    }

    /** Hands over what is buffered; does not flush the stream. */
    final void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    /** A character of one, two or three bytes. */
    final void encoded(char c) {
        if (c < 0x80) {
            buffer[size++] = (byte) c;
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        } else {
            buffer[size++] = (byte) (0xE0 | c >> 12);
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
            buffer[size++] = (byte) (0x80 | c & 0x3F);
        }
    }

    final void supplementary(int codePoint) throws IOException {
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

    final void room() throws IOException {
        if (size > buffer.length - RESERVE) {
            out.write(buffer, 0, size);
            size = 0;
        }
    }
}
