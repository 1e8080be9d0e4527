package dev.gantry.codec;

import java.lang.foreign.MemorySegment;

/** Turns the samples of one frame into a codestream. Encoders are immutable and may be used by many threads at once. */
public interface FrameEncoder {

    /**
     * Encodes a whole frame.
     *
     * @param pixels at least {@link FrameFormat#bytes()} long, laid out as {@link FrameFormat} says
     * @return the codestream, in memory of its own
     * @throws CodecException when this codec cannot carry such a frame (too many bits, components, pixels)
     */
    byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException;
}
