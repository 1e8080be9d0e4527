package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;

/** Lends scratch memory to encodings. For any number of threads. */
final class EncoderPool {
    private static final int MOST_BITS = 24;

    private final Pool<EncoderScratch> idle = new Pool<>(EncoderScratch::new);

    /** @param most bytes of the codestream, {@link Long#MAX_VALUE} for no bound */
    byte[] encode(MemorySegment pixels, FrameFormat format, Coding coding, long most) throws CodecException {
        if (format.bits() > MOST_BITS) {
            throw new CodecException(
                    "samples of " + format.bits() + " bits; JPEG 2000 is written up to " + MOST_BITS, -1);
        }
        if (format.samples() > Integer.MAX_VALUE / 4) {
            throw new CodecException("a frame of " + format.samples() + " samples", -1);
        }
        if (pixels.byteSize() < format.bytes()) {
            throw new IllegalArgumentException("pixels of " + pixels.byteSize() + " bytes for " + format);
        }
        EncoderScratch scratch = idle.take();
        byte[] codestream = new FrameEncoding(scratch, coding, format).encode(pixels, most);
        idle.giveBack(scratch);
        return codestream;
    }
}
