package dev.gantry.codec;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * Turns the codestream of one frame into samples. Decoders are immutable and may be used by many threads at once. Memory
 * is bounded by the size of the frame asked for, whatever the codestream claims.
 */
public interface FrameDecoder {

    /**
     * What the codestream says of itself; empty for a format that says nothing (RLE).
     *
     * @throws CodecException when its header cannot be read, or claims a shape that no frame can have
     */
    Optional<FrameFormat> format(MemorySegment codestream) throws CodecException;

    /**
     * Decodes a whole frame.
     *
     * @param format the shape of {@code pixels}; the codestream must have the same columns, rows and components. Where its
     *     bits or sign differ, samples come out as the codestream has them, in the container that {@code format} gives
     * @param pixels at least {@link FrameFormat#bytes()} long, laid out as {@link FrameFormat} says
     * @return what was forgiven, empty for a sound codestream; a truncated one gives the part of the image that is there
     * @throws CodecException when nothing useful can be decoded, or the shapes do not fit
     */
    List<String> decode(MemorySegment codestream, FrameFormat format, MemorySegment pixels) throws CodecException;
}
