package dev.gantry.fuzz;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.dicom.image.Codecs;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Codestreams. */
final class CodecProperties {

    private static final FrameFormat USUAL = new FrameFormat(16, 16, 1, 12, false);
    private static final long MOST_SAMPLES = 1 << 16;

    private CodecProperties() {}

    /** Decoded in the shape it claims, if that is a small one, and in another, which it may not fit. */
    static void decode(byte[] input, String transferSyntaxUid) throws CodecException {
        FrameDecoder decoder = Codecs.standard().decoder(transferSyntaxUid).orElseThrow();
        MemorySegment codestream = MemorySegment.ofArray(input);
        Optional<FrameFormat> claimed = decoder.format(codestream);
        FrameFormat format =
                claimed.filter(shape -> shape.samples() <= MOST_SAMPLES).orElse(USUAL);
        decoder.decode(codestream, format, MemorySegment.ofArray(new byte[(int) format.bytes()]));
    }
}
