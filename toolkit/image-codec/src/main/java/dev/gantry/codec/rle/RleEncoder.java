package dev.gantry.codec.rle;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Encodes frames of 1 to 32 bits and at most 15 bytes a pixel. Rows are coded apart, segments have an even length. */
public final class RleEncoder implements FrameEncoder {

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        int segments = format.components() * format.bytesPerSample();
        if (segments > RleDecoder.MOST_SEGMENTS) {
            throw new CodecException(segments + " bytes a pixel, RLE has at most 15", -1);
        }
        long bound = RleDecoder.HEADER
                + segments * ((long) format.rows() * PackBits.bound(format.columns()) + 1)
                + Integer.BYTES;
        if (bound > Integer.MAX_VALUE - 8) {
            throw new CodecException("a frame of " + format.bytes() + " bytes is too large for RLE", -1);
        }
        byte[] out = new byte[(int) bound];
        ByteBuffer header = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(segments);
        int at = RleDecoder.HEADER;
        byte[] row = new byte[Math.multiplyExact(format.columns(), segments)];
        byte[] plane = new byte[format.columns()];
        for (int segment = 0; segment < segments; segment++) {
            header.putInt(at);
            int first = RleDecoder.byteOfPixel(segment, format.bytesPerSample());
            for (int y = 0; y < format.rows(); y++) {
                MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) y * row.length, row, 0, row.length);
                pick(row, first, segments, plane);
                at = PackBits.compress(plane, plane.length, out, at);
            }
            at += at & 1;
        }
        return Arrays.copyOf(out, at);
    }

    private static void pick(byte[] row, int first, int step, byte[] plane) {
        for (int i = 0, from = first; i < plane.length; i++, from += step) {
            plane[i] = row[from];
        }
    }
}
