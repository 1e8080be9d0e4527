package dev.gantry.codec.jpeg;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.t81.BitSink;
import java.lang.foreign.MemorySegment;

/** Codes the MCUs of a baseline frame, eight rows at a time (T.81 F.1.2). Used once. */
final class BaselineScan {
    private final SampleRows rows;
    private final FrameFormat format;
    private final int horizontal;
    private final boolean fromRgb;
    private final ForwardDct[] transforms;
    /** Eight rows of each component, up to the end of the last MCU. */
    private final int[][] strips;

    private final int stride;
    private final int[] predictions;
    private final int[] samples = new int[64];
    private final int[] coefficients = new int[64];

    /** @param horizontal how many blocks of the first component an MCU has */
    BaselineScan(MemorySegment pixels, FrameFormat format, int horizontal, boolean fromRgb, int quality) {
        int n = format.components();
        this.rows = new SampleRows(pixels, format);
        this.format = format;
        this.horizontal = horizontal;
        this.fromRgb = fromRgb;
        this.transforms = new ForwardDct[n];
        this.stride = (format.columns() + 8 * horizontal - 1) / (8 * horizontal) * 8 * horizontal;
        this.strips = new int[n][8 * stride];
        this.predictions = new int[n];
        for (int i = 0; i < n; i++) {
            transforms[i] = new ForwardDct(UsualTables.quantisation(i > 0, quality));
        }
    }

    void write(BitSink bits) {
        int[] row = new int[rows.width()];
        for (int top = 0; top < format.rows(); top += 8) {
            for (int y = 0; y < 8; y++) {
                rows.read(Math.min(top + y, format.rows() - 1), row);
                split(row, y * stride);
            }
            for (int x = 0; x < stride; x += 8 * horizontal) {
                for (int block = 0; block < horizontal; block++) {
                    writeBlock(0, x + 8 * block, 1, bits);
                }
                for (int c = 1; c < strips.length; c++) {
                    writeBlock(c, x, horizontal, bits);
                }
            }
        }
    }

    /** Puts a row's samples into the strips, around 0; the last one is repeated to the end of the MCU. */
    private void split(int[] row, int at) {
        int n = strips.length;
        if (fromRgb) {
            toYcbcr(row);
        }
        for (int c = 0; c < n; c++) {
            int[] strip = strips[c];
            for (int x = 0; x < stride; x++) {
                strip[at + x] = row[Math.min(x, format.columns() - 1) * n + c] - 128;
            }
        }
    }

    /** The conversion of JFIF (T.871 7), in 16 fractional bits. */
    private static void toYcbcr(int[] row) {
        for (int i = 0; i < row.length; i += 3) {
            int r = row[i];
            int g = row[i + 1];
            int b = row[i + 2];
            row[i] = 19595 * r + 38470 * g + 7471 * b + 32768 >> 16;
            row[i + 1] = Math.min(255, -11059 * r - 21709 * g + 32768 * b + (128 << 16) + 32768 >> 16);
            row[i + 2] = Math.min(255, 32768 * r - 27439 * g - 5329 * b + (128 << 16) + 32768 >> 16);
        }
    }

    /** @param width samples across of the strip that make one of the block */
    private void writeBlock(int component, int left, int width, BitSink bits) {
        int[] strip = strips[component];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int at = y * stride + left + x * width;
                samples[8 * y + x] = width == 1 ? strip[at] : strip[at] + strip[at + 1] + (x & 1) >> 1;
            }
        }
        transforms[component].transform(samples, coefficients);
        int difference = coefficients[0] - predictions[component];
        predictions[component] = coefficients[0];
        boolean luminance = component == 0;
        put(0, difference, luminance ? UsualTables.DC_LUMINANCE : UsualTables.DC_CHROMINANCE, bits);
        writeAc(luminance ? UsualTables.AC_LUMINANCE : UsualTables.AC_CHROMINANCE, bits);
    }

    private void writeAc(HuffmanCode code, BitSink bits) {
        int zeros = 0;
        for (int k = 1; k < 64; k++) {
            int value = coefficients[ZigZag.natural(k)];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                bits.put(code.code(0xf0), code.length(0xf0));
            }
            put(zeros, value, code, bits);
            zeros = 0;
        }
        if (zeros > 0) {
            bits.put(code.code(0), code.length(0));
        }
    }

    private static void put(int zeros, int value, HuffmanCode code, BitSink bits) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        int symbol = zeros << 4 | size;
        bits.put(code.code(symbol), code.length(symbol));
        bits.put(value + (value >> 31) & (1 << size) - 1, size);
    }
}
