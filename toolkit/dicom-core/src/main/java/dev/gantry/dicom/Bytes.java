package dev.gantry.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable run of bytes, in the heap or mapped from a file. Slices share what they are cut from; multi-byte numbers
 * are little endian.
 *
 * <p>Offsets out of range throw {@link IndexOutOfBoundsException}. Of a mapped file it is the file's immutability that is
 * relied on: reading what has been cut off it since is an {@link InternalError}.
 */
public final class Bytes {

    private static final byte[] NO_ARRAY = new byte[0];
    private static final Bytes EMPTY = new Bytes(NO_ARRAY, 0, 0);
    private static final int COPIED = 1 << 16;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final ValueLayout.OfShort LITTLE_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt LITTLE_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LITTLE_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final byte[] array;
    private final int offset;
    private final int length;
    /** Where the bytes are if they are not in the array. */
    private final @Nullable MemorySegment mapped;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.mapped = null;
    }

    private Bytes(MemorySegment mapped) {
        this.array = NO_ARRAY;
        this.offset = 0;
        this.length = (int) mapped.byteSize();
        this.mapped = mapped;
    }

    /** Bytes of a mapped file, which stays mapped as long as they are in use. */
    static Bytes mapped(MemorySegment segment) {
        return segment.byteSize() == 0 ? EMPTY : new Bytes(segment);
    }

    public static Bytes empty() {
        return EMPTY;
    }

    /** A copy of the array. */
    public static Bytes of(byte... array) {
        return copyOf(array, 0, array.length);
    }

    public static Bytes copyOf(byte[] array, int offset, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(array, offset, offset + length), 0, length);
    }

    /** The array itself, not copied: the caller must not change it any more. */
    public static Bytes wrap(byte[] array) {
        return wrap(array, 0, array.length);
    }

    /** A part of the array itself, not copied: the caller must not change it any more. */
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Bytes(array, offset, length);
    }

    public static Bytes of(String text, Charset charset) {
        return wrap(text.getBytes(charset));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte get(int index) {
        Objects.checkIndex(index, length);
        return mapped == null ? array[offset + index] : mapped.get(ValueLayout.JAVA_BYTE, index);
    }

    /** The unsigned 16-bit number at a byte offset. */
    public int unsignedShort(int index) {
        Objects.checkFromIndexSize(index, 2, length);
        return (mapped == null ? (short) SHORT.get(array, offset + index) : mapped.get(LITTLE_SHORT, index)) & 0xFFFF;
    }

    /** The 32-bit number at a byte offset. */
    public int intAt(int index) {
        Objects.checkFromIndexSize(index, 4, length);
        return mapped == null ? (int) INT.get(array, offset + index) : mapped.get(LITTLE_INT, index);
    }

    /** The 64-bit number at a byte offset. */
    public long longAt(int index) {
        Objects.checkFromIndexSize(index, 8, length);
        return mapped == null ? (long) LONG.get(array, offset + index) : mapped.get(LITTLE_LONG, index);
    }

    public Bytes slice(int from, int length) {
        Objects.checkFromIndexSize(from, length, this.length);
        return mapped == null ? wrap(array, offset + from, length) : mapped(mapped.asSlice(from, length));
    }

    public byte[] toArray() {
        return mapped == null
                ? Arrays.copyOfRange(array, offset, offset + length)
                : mapped.toArray(ValueLayout.JAVA_BYTE);
    }

    /** A read-only view. */
    public MemorySegment segment() {
        return mapped == null
                ? MemorySegment.ofArray(array).asSlice(offset, length).asReadOnly()
                : mapped;
    }

    /** Copies all of it into an array, from an index on. */
    void copyTo(byte[] target, int index) {
        copyTo(0, target, index, length);
    }

    private void copyTo(int from, byte[] target, int index, int count) {
        if (mapped == null) {
            System.arraycopy(array, offset + from, target, index, count);
        } else {
            MemorySegment.copy(mapped, ValueLayout.JAVA_BYTE, from, target, index, count);
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        if (mapped == null) {
            out.write(array, offset, length);
            return;
        }
        byte[] part = new byte[Math.min(length, COPIED)];
        for (int from = 0; from < length; from += part.length) {
            int count = Math.min(part.length, length - from);
            copyTo(from, part, 0, count);
            out.write(part, 0, count);
        }
    }

    public InputStream asInputStream() {
        return mapped == null ? new ByteArrayInputStream(array, offset, length) : new MappedStream();
    }

    /** Reads a mapped file piece by piece. */
    private final class MappedStream extends InputStream {
        private int position;

        @Override
        public int read() {
            return position < length ? get(position++) & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int index, int most) {
            Objects.checkFromIndexSize(index, most, target.length);
            int count = Math.min(most, length - position);
            if (count == 0) {
                return most == 0 ? 0 : -1;
            }
            copyTo(position, target, index, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            int skipped = (int) Math.clamp(count, 0, length - position);
            position += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return length - position;
        }
    }

    public String toString(Charset charset) {
        return mapped == null ? new String(array, offset, length, charset) : new String(toArray(), charset);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Bytes that) || length != that.length) {
            return false;
        }
        return mapped == null && that.mapped == null
                ? Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length)
                : segment().mismatch(that.segment()) < 0;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + get(i);
        }
        return hash;
    }

    /** The length and the first bytes in hexadecimal. */
    @Override
    public String toString() {
        String shown = HexFormat.of().formatHex(slice(0, Math.min(length, 16)).toArray());
        return length + " bytes " + shown + (length > 16 ? "…" : "");
    }
}
