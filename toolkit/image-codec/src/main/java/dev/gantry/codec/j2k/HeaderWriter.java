package dev.gantry.codec.j2k;

import java.util.Arrays;

/** Writes the bits of packet headers, with a zero bit stuffed after FF (T.800 B.10.1). */
final class HeaderWriter {
    private byte[] data = new byte[256];
    private int length;
    private int current;
    private int room = 8;

    void start() {
        length = 0;
        current = 0;
        room = 8;
    }

    void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            room--;
            current |= (value >> i & 1) << room;
            if (room == 0) {
                flush();
            }
        }
    }

    /** Ends the header at a whole byte that is not FF. */
    void finish() {
        if (room < 8 && !(room == 7 && length > 0 && data[length - 1] == (byte) 0xFF)) {
            flush();
        }
        if (length > 0 && data[length - 1] == (byte) 0xFF) {
            room = 7;
            current = 0;
            flush();
        }
    }

    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    private void flush() {
        if (length == data.length) {
            data = Arrays.copyOf(data, 2 * length);
        }
        data[length++] = (byte) current;
        room = current == 0xFF ? 7 : 8;
        current = 0;
    }
}
