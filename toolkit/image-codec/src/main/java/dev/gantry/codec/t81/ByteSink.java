package dev.gantry.codec.t81;

import java.util.Arrays;

/** A codestream being written, in memory that grows. Not thread-safe. */
public final class ByteSink {
    private byte[] bytes = new byte[1024];
    private int size;

    /** Makes room, so that the next so many bytes are appended without growing. */
    public void reserve(long more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(size + more, bytes.length + (bytes.length >> 1))));
        }
    }

    /** Appends the low byte of a number. */
    public ByteSink u8(int value) {
        if (size == bytes.length) {
            reserve(1);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    /** Appends the low two bytes of a number, the high one first. */
    public ByteSink u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public ByteSink bytes(byte... more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /** What was appended, as an array of its own. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
