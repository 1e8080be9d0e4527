package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.t81.HeaderReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * Decodes JPEG: baseline, extended of 8 and 12 bits, progressive, and lossless of 2 to 16 bits, all with Huffman coding.
 * Colours stay as they were coded; {@link #colour} says what the codestream knows of them. JPEG has no signed samples:
 * when the format asked for is signed, the highest of the codestream's bits is taken as the sign.
 */
public final class JpegDecoder implements FrameDecoder {

    @Override
    public Optional<FrameFormat> format(MemorySegment codestream) throws CodecException {
        byte[] bytes = codestream.toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(HeaderReader.frame(bytes).format());
    }

    /** How the components make a colour, as far as an Adobe or JFIF marker or the components' names say it. */
    public static JpegColour colour(MemorySegment codestream) throws CodecException {
        return ColourReader.of(codestream.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public List<String> decode(MemorySegment codestream, FrameFormat format, MemorySegment pixels)
            throws CodecException {
        return new Decoding(codestream.toArray(ValueLayout.JAVA_BYTE), format, pixels).run();
    }
}
