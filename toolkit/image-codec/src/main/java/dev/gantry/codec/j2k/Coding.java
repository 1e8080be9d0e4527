package dev.gantry.codec.j2k;

import dev.gantry.codec.FrameFormat;

/**
 * How an encoder codes a frame: one tile, whole precincts, 64 × 64 blocks.
 *
 * @param levels of decomposition
 * @param highThroughput whether blocks are those of T.814
 * @param reversible 5-3 without quantization, or 9-7
 * @param mixed whether the first three components are transformed to luma and chroma
 * @param order of progression, 0 LRCP to 4 CPRL
 * @param layers of quality
 * @param step of the quantization of a coefficient of gain 1, in samples; not used when reversible
 */
record Coding(
        int levels, boolean highThroughput, boolean reversible, boolean mixed, int order, int layers, double step) {
    private static final int GUARD_BITS = 2;
    private static final int BASE = 64;
    private static final int USUAL_LEVELS = 5;

    /** Enough levels that the lowest resolution is at most 64 wide and high, and as many as usual when the frame allows it. */
    static int levelsFor(int columns, int rows) {
        int levels = 0;
        while (Math.max(columns, rows) > BASE << levels) {
            levels++;
        }
        int most = 31 - Integer.numberOfLeadingZeros(Math.min(columns, rows));
        return Math.max(levels, Math.min(USUAL_LEVELS, most));
    }

    /** Writes the main header as far as QCD (T.800 A.5, A.6, T.814 A). */
    void writeHeader(FrameFormat format, ByteSink out) {
        out.u16(Marker.SOC.code);
        writeSize(format, out);
        if (highThroughput) {
            writeCapabilities(format, out);
        }
        writeStyle(out);
        writeSteps(format, out);
    }

    private void writeSize(FrameFormat format, ByteSink out) {
        out.u16(Marker.SIZ.code);
        out.u16(38 + 3 * format.components());
        out.u16(highThroughput ? 1 << 14 : 0);
        out.u32(format.columns());
        out.u32(format.rows());
        out.u32(0);
        out.u32(0);
        out.u32(format.columns());
        out.u32(format.rows());
        out.u32(0);
        out.u32(0);
        out.u16(format.components());
        for (int c = 0; c < format.components(); c++) {
            out.u8(format.bits() - 1 | (format.signed() ? 0x80 : 0));
            out.u8(1);
            out.u8(1);
        }
    }

    private void writeCapabilities(FrameFormat format, ByteSink out) {
        int planes = 0;
        for (int band = 0; band <= 3 * levels; band++) {
            planes = Math.max(planes, (stepOf(format, band) >> 11) + GUARD_BITS - 1);
        }
        int magnitudes = planes <= 8 ? 0 : planes < 28 ? planes - 8 : 13 + planes / 4; // T.814 A.3.5
        out.u16(Marker.CAP.code);
        out.u16(8);
        out.u32(1 << 17); // Part 15
        out.u16((reversible ? 0 : 1 << 5) | magnitudes);
    }

    private void writeStyle(ByteSink out) {
        out.u16(Marker.COD.code);
        out.u16(12);
        out.u8(0);
        out.u8(order);
        out.u16(layers);
        out.u8(mixed ? 1 : 0);
        out.u8(levels);
        out.u8(4);
        out.u8(4);
        out.u8(highThroughput ? CodingStyle.HIGH_THROUGHPUT : 0);
        out.u8(reversible ? 1 : 0);
    }

    private void writeSteps(FrameFormat format, ByteSink out) {
        int bands = 3 * levels + 1;
        out.u16(Marker.QCD.code);
        out.u16(3 + (reversible ? bands : 2 * bands));
        out.u8(GUARD_BITS << 5 | (reversible ? 0 : 2));
        for (int band = 0; band < bands; band++) {
            if (reversible) {
                out.u8(stepOf(format, band) >> 8);
            } else {
                out.u16(stepOf(format, band));
            }
        }
    }

    /** Exponent and mantissa of a band's step, as QCD has them. */
    private int stepOf(FrameFormat format, int band) {
        int orientation = band == 0 ? 0 : (band - 1) % 3 + 1;
        int gain = orientation == 0 ? 0 : orientation == 3 ? 2 : 1;
        int range = format.bits() + gain;
        if (reversible) {
            return range + (mixed ? 1 : 0) << 11;
        }
        int level = band == 0 ? levels : levels - (band - 1) / 3;
        double relative = Math.scalb(step / BandNorms.of(level, orientation), -range);
        int exponent = Math.clamp(-Math.getExponent(relative), 0, 31);
        int mantissa = Math.clamp(Math.round((Math.scalb(relative, exponent) - 1) * 2048), 0, 2047);
        return exponent << 11 | mantissa;
    }
}
