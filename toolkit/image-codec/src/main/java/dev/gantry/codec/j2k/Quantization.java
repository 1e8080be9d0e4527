package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** Exponents and mantissas of the steps of every band: QCD or QCC (T.800 A.6.4, E.1). */
final class Quantization {
    private static final int NONE = 0;
    private static final int DERIVED = 1;
    private static final int EXPOUNDED = 2;

    final int guardBits;
    private final boolean derived;
    private final int[] exponents;
    private final int[] mantissas;

    private Quantization(int guardBits, boolean derived, int[] exponents, int[] mantissas) {
        this.guardBits = guardBits;
        this.derived = derived;
        this.exponents = exponents;
        this.mantissas = mantissas;
    }

    static Quantization of(int guardBits, int[] exponents, int[] mantissas) {
        return new Quantization(guardBits, false, exponents, mantissas);
    }

    static Quantization read(ByteReader in) throws CodecException {
        int at = in.position();
        int style = in.u8();
        int kind = style & 31;
        if (kind > EXPOUNDED) {
            throw new CodecException("quantization style " + kind, at);
        }
        int bands = kind == NONE ? in.remaining() : kind == DERIVED ? 1 : in.remaining() / 2;
        if (bands == 0) {
            throw new CodecException("quantization of no band", at);
        }
        int[] exponents = new int[bands];
        int[] mantissas = new int[bands];
        for (int b = 0; b < bands; b++) {
            int step = kind == NONE ? in.u8() << 8 : in.u16();
            exponents[b] = step >> 11;
            mantissas[b] = step & 0x7FF;
        }
        return new Quantization(style >> 5, kind == DERIVED, exponents, mantissas);
    }

    /** @param band 0 for LL, then HL, LH, HH of every resolution; bands that the segment leaves out are as its last */
    int exponent(int band) {
        if (derived) { // T.800 E-5
            return Math.max(0, exponents[0] - Math.max(0, (band - 1) / 3));
        }
        return exponents[Math.min(band, exponents.length - 1)];
    }

    int mantissa(int band) {
        return mantissas[Math.min(band, mantissas.length - 1)];
    }

    /** Bit-planes of a band's magnitudes, M_b of T.800 E-2. */
    int planes(int band) {
        return guardBits + exponent(band) - 1;
    }

    /**
     * The step of a band (T.800 E-3).
     *
     * @param range bits of the component plus the log of the band's gain
     */
    float step(int band, int range) {
        return Math.scalb(1f + mantissa(band) / 2048f, range - exponent(band));
    }
}
