package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** Big-endian reads of a part of a codestream, every one checked against the part's end. */
final class ByteReader {
    private final byte[] data;
    private final int end;
    private int position;

    ByteReader(byte[] data, int from, int end) {
        this.data = data;
        this.position = from;
        this.end = end;
    }

    byte[] data() {
        return data;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws CodecException {
        need(1);
        return data[position++] & 0xFF;
    }

    int u16() throws CodecException {
        return u8() << 8 | u8();
    }

    long u32() throws CodecException {
        return (long) u16() << 16 | u16();
    }

    /** A 32-bit number that must fit 31 bits. */
    int size() throws CodecException {
        long value = u32();
        if (value > Integer.MAX_VALUE) {
            throw new CodecException("a size of " + value, position - 4L);
        }
        return (int) value;
    }

    /** A reader of the next bytes, which this one steps over. */
    ByteReader slice(int length) throws CodecException {
        need(length);
        position += length;
        return new ByteReader(data, position - length, position);
    }

    private void need(int length) throws CodecException {
        if (length < 0 || length > end - position) {
            throw new CodecException("the codestream ends within a marker segment", position);
        }
    }
}
