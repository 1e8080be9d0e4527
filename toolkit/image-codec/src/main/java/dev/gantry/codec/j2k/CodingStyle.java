package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** How one component of a tile is cut and coded: the SP parameters of COD or COC (T.800 A.6.1, T.814 A.4). */
final class CodingStyle {
    static final int BYPASS = 1;
    static final int RESET = 2;
    static final int TERMINATE_ALL = 4;
    static final int VERTICALLY_CAUSAL = 8;
    static final int PREDICTABLE_TERMINATION = 16;
    static final int SEGMENTATION_SYMBOLS = 32;
    static final int HIGH_THROUGHPUT = 64;
    static final int MIXED = 128;

    private static final int MOST_LEVELS = 32;
    private static final int WHOLE = 15;

    final int levels;
    final int blockWidthExponent;
    final int blockHeightExponent;
    final int blockStyle;
    final boolean reversible;
    private final int[] precincts;

    private CodingStyle(
            int levels,
            int blockWidthExponent,
            int blockHeightExponent,
            int blockStyle,
            boolean reversible,
            int[] precincts) {
        this.levels = levels;
        this.blockWidthExponent = blockWidthExponent;
        this.blockHeightExponent = blockHeightExponent;
        this.blockStyle = blockStyle;
        this.reversible = reversible;
        this.precincts = precincts;
    }

    /** A style whose precincts are as large as can be. */
    static CodingStyle of(
            int levels, int blockWidthExponent, int blockHeightExponent, int blockStyle, boolean reversible) {
        return new CodingStyle(levels, blockWidthExponent, blockHeightExponent, blockStyle, reversible, new int[0]);
    }

    static CodingStyle read(ByteReader in, boolean ownPrecincts) throws CodecException {
        int at = in.position();
        int levels = in.u8();
        int width = in.u8() + 2;
        int height = in.u8() + 2;
        int style = in.u8();
        int transform = in.u8();
        if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12) {
            throw new CodecException("code-blocks of 2^" + width + " x 2^" + height + ", " + levels + " levels", at);
        }
        if (transform > 1 || (style & (HIGH_THROUGHPUT | MIXED)) == MIXED) {
            throw new CodecException("transform " + transform + ", code-block style " + style, at);
        }
        int[] precincts = new int[ownPrecincts ? levels + 1 : 0];
        for (int r = 0; r < precincts.length; r++) {
            precincts[r] = in.u8();
            if (r > 0 && ((precincts[r] & 15) == 0 || precincts[r] >> 4 == 0)) {
                throw new CodecException("precincts smaller than a sample", in.position());
            }
        }
        return new CodingStyle(levels, width, height, style, transform == 1, precincts);
    }

    /** The exponent of the precincts' width at a resolution. */
    int precinctWidthExponent(int resolution) {
        return precincts.length == 0 ? WHOLE : precincts[resolution] & 15;
    }

    int precinctHeightExponent(int resolution) {
        return precincts.length == 0 ? WHOLE : precincts[resolution] >> 4;
    }

    boolean has(int style) {
        return (blockStyle & style) == style;
    }
}
