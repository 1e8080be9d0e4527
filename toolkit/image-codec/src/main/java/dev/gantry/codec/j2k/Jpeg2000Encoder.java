package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;

/**
 * Encodes JPEG 2000 Part 1 (T.800): one tile, one layer, progression RPCL with a tile-part a resolution. Carries 1 to 4
 * components of up to 24 bits.
 *
 * <p>An encoder keeps scratch memory of a few frames for the next ones.
 */
public final class Jpeg2000Encoder implements FrameEncoder {
    private static final int RPCL = 2;
    /** Steps of this size are finer than what rate control leaves at any usual ratio. */
    private static final double FINE_STEP = 0.5;

    private final double ratio;
    private final boolean mixing;
    private final EncoderPool pool;

    private Jpeg2000Encoder(double ratio, boolean mixing, EncoderPool pool) {
        this.ratio = ratio;
        this.mixing = mixing;
        this.pool = pool;
    }

    /** Every sample comes back as it was; components are coded as they are. */
    public static Jpeg2000Encoder lossless() {
        return new Jpeg2000Encoder(0, false, new EncoderPool());
    }

    /**
     * Keeps of the wavelet's coefficients what lessens the error most, as far as there is room.
     *
     * @param ratio of the bits of all samples to those of the codestream, at least 1; frames so small that their headers
     *     alone are longer miss it
     */
    public static Jpeg2000Encoder lossy(double ratio) {
        if (!(ratio >= 1)) {
            throw new IllegalArgumentException("a ratio of " + ratio);
        }
        return new Jpeg2000Encoder(ratio, false, new EncoderPool());
    }

    /** Codes the first three components of RGB as luma and chroma (T.800 G), which is smaller. */
    public Jpeg2000Encoder mixingColours() {
        return new Jpeg2000Encoder(ratio, true, pool);
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        int levels = Coding.levelsFor(format.columns(), format.rows());
        boolean mixed = mixing && format.components() >= 3;
        boolean lossless = ratio == 0;
        Coding coding = new Coding(levels, false, lossless, mixed, RPCL, 1, FINE_STEP);
        long most = lossless ? Long.MAX_VALUE : (long) (format.samples() * format.bits() / (8 * ratio));
        return pool.encode(pixels, format, coding, most);
    }
}
