package dev.gantry.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable run of bytes. Slices share what they are cut from; multi-byte numbers are little endian.
 *
 * <p>Offsets out of range throw {@link IndexOutOfBoundsException}.
 */
public final class Bytes {

    private static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
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
        return array[offset + Objects.checkIndex(index, length)];
    }

    /** The unsigned 16-bit number at a byte offset. */
    public int unsignedShort(int index) {
        Objects.checkFromIndexSize(index, 2, length);
        return (short) SHORT.get(array, offset + index) & 0xFFFF;
    }

    /** The 32-bit number at a byte offset. */
    public int intAt(int index) {
        Objects.checkFromIndexSize(index, 4, length);
        return (int) INT.get(array, offset + index);
    }

    /** The 64-bit number at a byte offset. */
    public long longAt(int index) {
        Objects.checkFromIndexSize(index, 8, length);
        return (long) LONG.get(array, offset + index);
    }

    public Bytes slice(int from, int length) {
        Objects.checkFromIndexSize(from, length, this.length);
        return wrap(array, offset + from, length);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** A read-only view. */
    public MemorySegment segment() {
        return MemorySegment.ofArray(array).asSlice(offset, length).asReadOnly();
    }

    /** Copies all of it into an array, from an index on. */
    void copyTo(byte[] target, int index) {
        System.arraycopy(array, offset, target, index, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array, offset, length);
    }

    public InputStream asInputStream() {
        return new ByteArrayInputStream(array, offset, length);
    }

    public String toString(Charset charset) {
        return new String(array, offset, length, charset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** The length and the first bytes in hexadecimal. */
    @Override
    public String toString() {
        String shown = HexFormat.of().formatHex(array, offset, offset + Math.min(length, 16));
        return length + " bytes " + shown + (length > 16 ? "…" : "");
    }
}
