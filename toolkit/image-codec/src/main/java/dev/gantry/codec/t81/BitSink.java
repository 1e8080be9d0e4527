package dev.gantry.codec.t81;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects bits in memory that grows, to be appended to a codestream with stuffing. Not thread-safe. */
public final class BitSink {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;
    private long pending;
    private int count;

    /** @param expected bytes that will probably come */
    public BitSink(int expected) {
        this.bytes = new byte[Math.max(64, expected)];
    }

    /**
     * Appends bits.
     *
     * @param value nothing but zeros above its low {@code bits}
     * @param bits 0 to 32
     */
    public void put(long value, int bits) {
        pending = pending << bits | value;
        count += bits;
        if (count >= Integer.SIZE) {
            flush();
        }
    }

    private void flush() {
        if (size + Integer.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1));
        }
        count -= Integer.SIZE;
        INT.set(bytes, size, (int) (pending >>> count));
        size += Integer.BYTES;
    }

    /** Appends everything to a codestream, filled up with ones, a zero byte behind each byte of ones; then is empty. */
    public void drainByteStuffed(ByteSink out) {
        int padding = -count & 7;
        put((1L << padding) - 1, padding);
        takePending();
        out.reserve(2L * size);
        for (int i = 0; i < size; i++) {
            out.u8(bytes[i]);
            if (bytes[i] == -1) {
                out.u8(0);
            }
        }
        clear();
    }

    /** Appends everything to a codestream, filled up with zeros, a zero bit behind each byte of ones; then is empty. */
    public void drainBitStuffed(ByteSink out) {
        long total = size * 8L + count;
        put(0, -count & 7);
        takePending();
        out.reserve(size + (size >> 3) + 2L);
        int window = 0;
        int held = 0;
        int width = 8;
        long written = 0;
        for (int i = 0; i < size || written < total; ) {
            if (held < width) {
                window = window << 8 | (i < size ? bytes[i] & 0xff : 0);
                i++;
                held += 8;
            }
            held -= width;
            int value = window >>> held & ((1 << width) - 1);
            out.u8(value);
            written += width;
            width = value == 0xff ? 7 : 8;
        }
        if (width == 7) {
            out.u8(0);
        }
        clear();
    }

    private void takePending() {
        bytes = size + Integer.BYTES > bytes.length ? Arrays.copyOf(bytes, size + Integer.BYTES) : bytes;
        for (; count >= 8; count -= 8) {
            bytes[size++] = (byte) (pending >>> (count - 8));
        }
    }

    private void clear() {
        size = 0;
        count = 0;
        pending = 0;
    }
}
