package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Encodes HTJ2K (T.814) as an image server wants it: progression RPCL, a TLM segment, one tile-part a resolution, so that a
 * reader of the first tile-parts has the whole frame at a lower resolution; enough levels that the lowest one is at most 64
 * pixels wide and high. Carries 1 to 4 components of up to 24 bits.
 *
 * <p>An encoder keeps scratch memory of a few frames for the next ones.
 */
public final class HtJpeg2000Encoder implements FrameEncoder {
    private static final int RPCL = 2;
    private static final int MOST_BITS = 24;

    private final boolean mixing;
    private final BlockingQueue<EncoderScratch> pool = new ArrayBlockingQueue<>(4);

    private HtJpeg2000Encoder(boolean mixing) {
        this.mixing = mixing;
    }

    /** Every sample comes back as it was; components are coded as they are. */
    public static HtJpeg2000Encoder lossless() {
        return new HtJpeg2000Encoder(false);
    }

    /** Codes the first three components of RGB as luma and chroma (T.800 G.2), which is smaller and as exact. */
    public HtJpeg2000Encoder mixingColours() {
        return new HtJpeg2000Encoder(true);
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        if (format.bits() > MOST_BITS) {
            throw new CodecException("samples of " + format.bits() + " bits, HTJ2K is written up to " + MOST_BITS, -1);
        }
        if (pixels.byteSize() < format.bytes()) {
            throw new IllegalArgumentException("pixels of " + pixels.byteSize() + " bytes for " + format);
        }
        EncoderScratch borrowed = pool.poll();
        EncoderScratch scratch = borrowed == null ? new EncoderScratch() : borrowed;
        Coding coding = new Coding(
                Coding.levelsFor(format.columns(), format.rows()),
                true,
                true,
                mixing && format.components() >= 3,
                RPCL,
                1,
                0);
        byte[] codestream = new FrameEncoding(scratch, coding, format).encode(pixels);
        if (scratch.isSmall()) {
            pool.offer(scratch);
        }
        return codestream;
    }
}
