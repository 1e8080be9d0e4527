package dev.gantry.dicom;

import java.io.IOException;
import java.io.OutputStream;

/** Headers, delimiters and values in one encoding, through a buffer. */
final class ElementOutput {

    private static final int CAPACITY = 1 << 13;

    private final OutputStream out;
    private final Encoding encoding;
    private final boolean counting;
    private final byte[] buffer;
    private int size;
    private long flushed;

    private boolean bigEndianPixels;

    private ElementOutput(OutputStream out, Encoding encoding, boolean counting) {
        this.out = out;
        this.encoding = encoding;
        this.counting = counting;
        this.buffer = new byte[counting ? 16 : CAPACITY];
    }

    static ElementOutput to(OutputStream out, Encoding encoding) {
        return new ElementOutput(out, encoding, false);
    }

    /** One that writes nothing and only tells its position. */
    static ElementOutput counting(Encoding encoding) {
        return new ElementOutput(OutputStream.nullOutputStream(), encoding, true);
    }

    /** Words of Pixel Data are to be big endian in whatever encoding. */
    ElementOutput withBigEndianPixels(boolean are) {
        bigEndianPixels = are;
        return this;
    }

    /** How many bytes were written. */
    long position() {
        return flushed + size;
    }

    int headerSize(VR vr) {
        return encoding.explicitVr && vr.hasLongLength() ? 12 : 8;
    }

    /** A value with its header, padded to even length. */
    void element(int tag, VR vr, Bytes bytes) throws IOException {
        int padding = bytes.length() & 1;
        long length = (long) bytes.length() + padding;
        // What does not fit a 16-bit length is written as UN. PS3.5 6.2.2
        boolean tooLong = encoding.explicitVr && !vr.hasLongLength() && length > 0xFFFE;
        header(tag, tooLong ? VR.UN : vr, length);
        boolean swapped = encoding.bigEndian || bigEndianPixels && tag == DatasetReader.PIXEL_DATA;
        if (swapped && !tooLong && vr.unit() > 1) {
            putSwapped(bytes, vr.unit());
        } else {
            put(bytes);
        }
        if (padding > 0) {
            reserve(1);
            buffer[size++] = vr.paddingByte();
        }
    }

    /** A header without a value; the length is -1 if undefined. */
    void header(int tag, VR vr, long length) throws IOException {
        reserve(12);
        putTag(tag);
        if (!encoding.explicitVr) {
            putInt((int) length);
            return;
        }
        buffer[size++] = vr.first();
        buffer[size++] = vr.second();
        if (vr.hasLongLength()) {
            putShort(0);
            putInt((int) length);
        } else {
            putShort((int) length);
        }
    }

    /** An item or a delimiter; the length is -1 if undefined. */
    void delimiter(int tag, long length) throws IOException {
        reserve(8);
        putTag(tag);
        putInt((int) length);
    }

    /** The element (gggg,0000). PS3.5 7.2 */
    void groupLength(int group, long length) throws IOException {
        header(group << 16, VR.UL, 4);
        reserve(4);
        putInt((int) length);
    }

    /** One fragment of an encapsulated value, padded to even length. PS3.5 A.4 */
    void fragment(Bytes bytes) throws IOException {
        int padding = bytes.length() & 1;
        delimiter(DatasetReader.ITEM, (long) bytes.length() + padding);
        put(bytes);
        if (padding > 0) {
            reserve(1);
            buffer[size++] = 0;
        }
    }

    private void putSwapped(Bytes bytes, int unit) throws IOException {
        for (int from = 0; from < bytes.length(); from += CAPACITY) {
            byte[] part =
                    bytes.slice(from, Math.min(CAPACITY, bytes.length() - from)).toArray();
            ByteOrders.swap(part, unit);
            put(Bytes.wrap(part));
        }
    }

    private void put(Bytes bytes) throws IOException {
        if (counting) {
            flushed += bytes.length();
        } else if (bytes.length() <= CAPACITY / 2) {
            reserve(bytes.length());
            bytes.copyTo(buffer, size);
            size += bytes.length();
        } else {
            flush();
            bytes.writeTo(out);
            flushed += bytes.length();
        }
    }

    private void reserve(int count) throws IOException {
        if (size + count > buffer.length) {
            flush();
        }
    }

    /** Hands on what is buffered; the stream itself is not flushed. */
    void flush() throws IOException {
        if (!counting) {
            out.write(buffer, 0, size);
        }
        flushed += size;
        size = 0;
    }

    private void putTag(int tag) {
        putShort(tag >>> 16);
        putShort(tag);
    }

    private void putShort(int value) {
        boolean big = encoding.bigEndian;
        buffer[size++] = (byte) (big ? value >>> 8 : value);
        buffer[size++] = (byte) (big ? value : value >>> 8);
    }

    private void putInt(int value) {
        boolean big = encoding.bigEndian;
        putShort(big ? value >>> 16 : value);
        putShort(big ? value : value >>> 16);
    }
}
