package dev.gantry.codec.jpegls;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.t81.HeaderReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * Decodes JPEG-LS, lossless and near-lossless, of 2 to 16 bits. It has no signed samples: when the format asked for is
 * signed, the highest of the codestream's bits is taken as the sign.
 */
public final class JpegLsDecoder implements FrameDecoder {

    @Override
    public Optional<FrameFormat> format(MemorySegment codestream) throws CodecException {
        return Optional.of(
                HeaderReader.frame(codestream.toArray(ValueLayout.JAVA_BYTE)).format());
    }

    @Override
    public List<String> decode(MemorySegment codestream, FrameFormat format, MemorySegment pixels)
            throws CodecException {
        return new Decoding(codestream.toArray(ValueLayout.JAVA_BYTE), format, pixels).run();
    }
}
