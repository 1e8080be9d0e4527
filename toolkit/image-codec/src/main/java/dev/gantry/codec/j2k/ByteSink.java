package dev.gantry.codec.j2k;

import java.util.Arrays;

/** Bytes that grow; kept from frame to frame. */
final class ByteSink {
    private byte[] data = new byte[1 << 16];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    /** Makes room, so that {@link #data()} may be written from {@link #length()} on. */
    void require(int more) {
        if (data.length - length < more) {
            data = Arrays.copyOf(data, Math.max(length + more, length + length / 2));
        }
    }

    /** Counts bytes that were written to {@link #data()}. */
    void advance(int count) {
        length += count;
    }

    void write(byte[] from, int start, int count) {
        require(count);
        System.arraycopy(from, start, data, length, count);
        length += count;
    }

    void u8(int value) {
        require(1);
        data[length++] = (byte) value;
    }

    void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    void u32(int value) {
        u16(value >> 16);
        u16(value);
    }

    /** Writes over four bytes that were left for later. */
    void patch32(int at, int value) {
        for (int i = 0; i < 4; i++) {
            data[at + i] = (byte) (value >> 24 - 8 * i);
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(data, length);
    }
}
