package dev.gantry.codec.rle;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes frames of any format with at most 15 bytes a pixel. Every byte of a container is coded, so samples come out
 * exactly as they were put in, whatever bits and sign the format has. Needs a frame's bytes and a plane's of scratch memory.
 */
public final class RleDecoder implements FrameDecoder {
    static final int HEADER = 64;
    static final int MOST_SEGMENTS = 15;

    @Override
    public Optional<FrameFormat> format(MemorySegment codestream) {
        return Optional.empty();
    }

    @Override
    public List<String> decode(MemorySegment codestream, FrameFormat format, MemorySegment pixels)
            throws CodecException {
        byte[] bytes = codestream.toArray(ValueLayout.JAVA_BYTE);
        int segments = format.components() * format.bytesPerSample();
        int[] offsets = offsets(bytes, segments);
        if (format.bytes() > Integer.MAX_VALUE - 8) {
            throw new CodecException("a frame of " + format.bytes() + " bytes is too large for RLE", -1);
        }
        byte[] plane = new byte[format.columns() * format.rows()];
        byte[] frame = new byte[(int) format.bytes()];
        List<String> warnings = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            int filled = PackBits.expand(bytes, offsets[segment], offsets[segment + 1], plane);
            if (filled < plane.length) {
                warnings.add("segment " + segment + " has " + filled + " of " + plane.length + " bytes");
            }
            scatter(plane, filled, frame, byteOfPixel(segment, format.bytesPerSample()), segments);
        }
        MemorySegment.copy(frame, 0, pixels, ValueLayout.JAVA_BYTE, 0, frame.length);
        return warnings;
    }

    /** Which byte of a little endian pixel a segment holds: components in their order, of each the high byte first. */
    static int byteOfPixel(int segment, int bytesPerSample) {
        int component = segment / bytesPerSample;
        return component * bytesPerSample + bytesPerSample - 1 - segment % bytesPerSample;
    }

    /** Where the segments begin, and where the last one ends (PS3.5 G.5). */
    private static int[] offsets(byte[] bytes, int segments) throws CodecException {
        if (bytes.length < HEADER) {
            throw new CodecException("an RLE header of " + bytes.length + " bytes", 0);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getInt(0);
        if (count != segments) {
            throw new CodecException(
                    Integer.toUnsignedString(count) + " RLE segments where " + segments + " belong", 0);
        }
        int[] offsets = new int[segments + 1];
        int before = HEADER;
        for (int i = 0; i < segments; i++) {
            int at = Integer.BYTES * (i + 1);
            int offset = header.getInt(at);
            if (offset < before || offset > bytes.length) {
                throw new CodecException("RLE segment " + i + " begins at " + Integer.toUnsignedString(offset), at);
            }
            offsets[i] = offset;
            before = offset;
        }
        offsets[segments] = bytes.length;
        return offsets;
    }

    private static void scatter(byte[] plane, int count, byte[] frame, int first, int step) {
        for (int i = 0, to = first; i < count; i++, to += step) {
            frame[to] = plane[i];
        }
    }
}
