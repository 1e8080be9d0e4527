package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * Decodes code-blocks of either kind into the coefficients of their band, and undoes the raising of a region of interest
 * (T.800 H.1). Coefficients are signed magnitudes, doubled and with half a step added when the band is quantized.
 */
final class BlockDecoder {
    /** Planes that fit an int together with a sign and half a step. */
    static final int MOST_PLANES = 30;

    private final PlainBlockDecoder plain = new PlainBlockDecoder();
    private final HtBlockDecoder ht = new HtBlockDecoder();
    private final HtRefinement refinement = new HtRefinement();
    private final HtBlockDecoder.Target target = new HtBlockDecoder.Target();
    private final HtBlockDecoder.Target even = new HtBlockDecoder.Target();
    private byte[] bytes = new byte[8192];

    /**
     * Decodes one block; one that is damaged is left all zero.
     *
     * @return whether it was sound
     */
    boolean decode(byte[] codestream, CodeBlock block, Band band, TileComponent component, int[] coefficients) {
        int length = block.bytes();
        if (bytes.length < length + 16) {
            bytes = new byte[2 * length + 16];
        }
        block.gather(codestream, bytes);
        target.samples = coefficients;
        target.offset = block.offset;
        target.stride = band.stride();
        CodingStyle style = component.style;
        int planes = band.planes() + component.shift;
        int fraction = style.reversible ? 0 : 1;
        boolean sound = planes <= MOST_PLANES && block.zeroPlanes < planes;
        if (sound && style.has(CodingStyle.HIGH_THROUGHPUT) && !block.plain) {
            sound = decodeHt(block, style, planes - 1 - block.zeroPlanes, fraction);
        } else if (sound) {
            plain.decode(bytes, block, style, band.orientation(), planes, fraction, target);
        }
        if (!sound) {
            clear(coefficients, block, band);
        } else if (component.shift > 0) {
            lower(coefficients, block, band, component.shift, fraction);
        }
        return sound;
    }

    static void clear(int[] coefficients, CodeBlock block, Band band) {
        for (int y = 0; y < block.height; y++) {
            int at = block.offset + y * band.stride();
            Arrays.fill(coefficients, at, at + block.width, 0);
        }
    }

    /** Finds the last cleanup pass that came, and decodes it with the refinements that follow it (T.814 7.1). */
    private boolean decodeHt(CodeBlock block, CodingStyle style, int topPlane, int fraction) {
        int cleanup = -1;
        int start = 0;
        int skipped = 0;
        int position = 0;
        int passes = 0;
        for (int s = 0; s < block.segments(); s++) {
            int last = passes + block.segmentPasses(s) - 1;
            if (last % 3 == 0 && block.segmentLength(s) >= 2) {
                cleanup = s;
                start = position;
                skipped = last / 3;
            }
            passes = last + 1;
            position += block.segmentLength(s);
        }
        int shift = topPlane - skipped + fraction;
        if (cleanup < 0 || shift < fraction) {
            return cleanup < 0 && block.bytes() == 0 && clearTarget(block);
        }
        int length = block.segmentLength(cleanup);
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, block.bytes() - start);
        }
        if (!decodeCleanup(block, length, shift)) {
            return false;
        }
        boolean refined = cleanup + 1 < block.segments() && block.segmentLength(cleanup + 1) > 0;
        if (refined && shift > fraction) {
            HtRefinement.Passes how = new HtRefinement.Passes(shift, style.has(CodingStyle.VERTICALLY_CAUSAL));
            int more = block.segmentLength(cleanup + 1);
            refinement.decode(bytes, length, more, block.segmentPasses(cleanup + 1), block, how, target);
        }
        return true;
    }

    private boolean clearTarget(CodeBlock block) {
        for (int y = 0; y < block.height; y++) {
            int at = target.offset + y * target.stride;
            Arrays.fill(target.samples, at, at + block.width, 0);
        }
        return true;
    }

    /** The cleanup pass writes whole quads, so that a block of odd size is decoded aside. */
    private boolean decodeCleanup(CodeBlock block, int length, int shift) {
        if (((block.width | block.height) & 1) == 0) {
            return ht.decode(bytes, length, block.width, block.height, shift, target);
        }
        int stride = block.width + 1;
        if (even.samples.length < stride * (block.height + 1)) {
            even.samples = new int[stride * (block.height + 1)];
        }
        even.stride = stride;
        boolean sound = ht.decode(bytes, length, block.width, block.height, shift, even);
        for (int y = 0; sound && y < block.height; y++) {
            System.arraycopy(even.samples, y * stride, target.samples, target.offset + y * target.stride, block.width);
        }
        return sound;
    }

    private static void lower(int[] coefficients, CodeBlock block, Band band, int shift, int fraction) {
        for (int y = 0; y < block.height; y++) {
            int at = block.offset + y * band.stride();
            for (int x = at; x < at + block.width; x++) {
                int value = coefficients[x];
                int magnitude = Math.abs(value);
                if (magnitude >>> fraction >= 1 << shift) {
                    coefficients[x] = value < 0 ? -(magnitude >> shift) : magnitude >> shift;
                }
            }
        }
    }
}
