package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;

/**
 * Encodes HTJ2K (T.814) as an image server wants it: progression RPCL, a TLM segment, one tile-part a resolution, so that a
 * reader of the first tile-parts has the whole frame at a lower resolution; enough levels that the lowest one is at most 64
 * pixels wide and high. Carries 1 to 4 components of up to 24 bits.
 *
 * <p>An encoder keeps scratch memory of a few frames for the next ones.
 */
public final class HtJpeg2000Encoder implements FrameEncoder {
    private static final int RPCL = 2;

    private final double step;
    private final boolean mixing;
    private final EncoderPool pool;

    private HtJpeg2000Encoder(double step, boolean mixing, EncoderPool pool) {
        this.step = step;
        this.mixing = mixing;
        this.pool = pool;
    }

    /** Every sample comes back as it was; components are coded as they are. */
    public static HtJpeg2000Encoder lossless() {
        return new HtJpeg2000Encoder(0, false, new EncoderPool());
    }

    /**
     * Quantizes every band so that its errors weigh alike in the samples.
     *
     * @param step about the square root of twelve times the error of a sample (root mean square), in sample values; above 0
     */
    public static HtJpeg2000Encoder lossy(double step) {
        if (!(step > 0) || step > 1 << 24) {
            throw new IllegalArgumentException("a quantization step of " + step);
        }
        return new HtJpeg2000Encoder(step, false, new EncoderPool());
    }

    /**
     * Codes the first three components of RGB as luma and chroma (T.800 G), which is smaller. OpenJPH's wrapper for web
     * viewers puts the rows of three components together wrongly without it.
     */
    public HtJpeg2000Encoder mixingColours() {
        return new HtJpeg2000Encoder(step, true, pool);
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        int levels = Coding.levelsFor(format.columns(), format.rows());
        boolean mixed = mixing && format.components() >= 3;
        Coding coding = new Coding(levels, true, step == 0, mixed, RPCL, 1, step);
        return pool.encode(pixels, format, coding, Long.MAX_VALUE);
    }
}
