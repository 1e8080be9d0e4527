package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stream through a window: bytes are looked at before they are taken, and read in as few calls as the window allows.
 * Nothing is ever allocated by a length that the bytes do not bear out.
 */
final class ByteSource {

    static final int CAPACITY = 1 << 16;

    /** Most headers that are read and no more fit; who reads further gets the whole window. */
    private static final int FIRST = 1 << 13;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final boolean seekable;
    private byte[] window = new byte[FIRST];
    private int head;
    private int tail;
    private long windowOffset;
    private boolean ended;

    ByteSource(InputStream in) {
        this(in, false);
    }

    private ByteSource(InputStream in, boolean seekable) {
        this.in = in;
        this.seekable = seekable;
    }

    /** The source of a file, as {@link java.nio.file.Files#newInputStream} opens it: what is skipped is not read. */
    static ByteSource ofFile(InputStream in) {
        return new ByteSource(in, true);
    }

    /** The offset in the stream of the next byte. */
    long position() {
        return windowOffset + head;
    }

    int available() {
        return tail - head;
    }

    /** Makes so many bytes, at most {@link #CAPACITY}, available; false if the stream ends before. */
    boolean ensure(int count) throws IOException {
        return tail - head >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        byte[] target = tail > 0 && window.length < CAPACITY || count > FIRST ? wholeWindow() : window;
        if (head > 0 || target != window) {
            System.arraycopy(window, head, target, 0, tail - head);
            window = target;
            windowOffset += head;
            tail -= head;
            head = 0;
        }
        while (tail < count && !ended) {
            int read = in.read(window, tail, window.length - tail);
            if (read < 0) {
                ended = true;
            } else {
                tail += read;
            }
        }
        return tail >= count;
    }

    private byte[] wholeWindow() {
        return window.length < CAPACITY ? new byte[CAPACITY] : window;
    }

    /** An available byte, unsigned. */
    int unsignedByte(int ahead) {
        return window[head + ahead] & 0xFF;
    }

    int unsignedShort(int ahead, boolean bigEndian) {
        short value = (short) SHORT.get(window, head + ahead);
        return (bigEndian ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    int intAt(int ahead, boolean bigEndian) {
        int value = (int) INT.get(window, head + ahead);
        return bigEndian ? Integer.reverseBytes(value) : value;
    }

    long unsignedInt(int ahead, boolean bigEndian) {
        return intAt(ahead, bigEndian) & 0xFFFFFFFFL;
    }

    /** The tag at the head. */
    int tag(boolean bigEndian) {
        return unsignedShort(0, bigEndian) << 16 | unsignedShort(2, bigEndian);
    }

    /** Takes bytes that are available. */
    void advance(int count) {
        head += count;
    }

    /** Takes bytes and forgets them; answers how many there were. */
    long skip(long count) throws IOException {
        long left = count;
        while (left > tail - head) {
            left -= tail - head;
            head = tail;
            if (seekable && left > CAPACITY) {
                long passed = in.skip(left);
                windowOffset += passed;
                left -= passed;
            }
            if (left > 0 && !ensure(1)) {
                return count - left;
            }
        }
        head += (int) left;
        return count;
    }

    /** Takes bytes; fewer than asked for only at the end of the stream. */
    byte[] take(int count) throws IOException {
        byte[] taken = new byte[Math.min(count, Math.max(CAPACITY, available()))];
        int size = 0;
        while (size < count && ensure(1)) {
            if (size == taken.length) {
                taken = Arrays.copyOf(taken, (int) Math.min(count, size * 2L));
            }
            int part = Math.min(taken.length - size, available());
            System.arraycopy(window, head, taken, size, part);
            head += part;
            size += part;
        }
        return size == taken.length ? taken : Arrays.copyOf(taken, size);
    }

    /** Reads to the end of the stream. */
    void drain() throws IOException {
        skip(Long.MAX_VALUE);
    }

    /** What is left, as a stream. */
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return ensure(1) ? window[head++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!ensure(1)) {
                    return -1;
                }
                int part = Math.min(length, tail - head);
                System.arraycopy(window, head, target, offset, part);
                head += part;
                return part;
            }
        };
    }
}
