package dev.gantry.codec.jpeg;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.t81.BitSink;
import dev.gantry.codec.t81.ByteSink;
import dev.gantry.codec.t81.Marker;

/** Runs over the rows of a frame twice: to count differences, then to code them. Used once. */
final class LosslessPass {
    private static final int CATEGORIES = 17;

    private final SampleRows rows;
    private final FrameFormat format;
    private final Predictor predictor;
    private final int pointTransform;
    private final int interval;
    private final int mask;
    private int[] line;
    private int[] above;
    private final int[] differences;

    /** @param interval rows between two restarts */
    LosslessPass(SampleRows rows, FrameFormat format, Predictor predictor, int pointTransform, int interval) {
        this.rows = rows;
        this.format = format;
        this.predictor = predictor;
        this.pointTransform = pointTransform;
        this.interval = interval;
        this.mask = format.bits() == 1 && format.signed() ? 3 : (1 << format.bits()) - 1;
        this.line = new int[rows.width()];
        this.above = new int[rows.width()];
        this.differences = new int[rows.width()];
    }

    /** The best code of each component. */
    HuffmanCode[] codes() {
        int n = format.components();
        int[][] frequencies = new int[n][CATEGORIES];
        for (int y = 0; y < format.rows(); y++) {
            predict(y);
            for (int c = 0; c < n; c++) {
                int[] counts = frequencies[c];
                for (int i = c; i < differences.length; i += n) {
                    counts[category(differences[i])]++;
                }
            }
        }
        HuffmanCode[] codes = new HuffmanCode[n];
        for (int c = 0; c < n; c++) {
            codes[c] = HuffmanCode.forFrequencies(frequencies[c]);
        }
        return codes;
    }

    void write(HuffmanCode[] codes, BitSink bits, ByteSink out) {
        for (int y = 0; y < format.rows(); y++) {
            if (y > 0 && y % interval == 0) {
                bits.drainByteStuffed(out);
                out.u16(0xff00 | Marker.RST0 + (y / interval - 1 & 7));
            }
            predict(y);
            for (int i = 0; i < differences.length; ) {
                for (HuffmanCode code : codes) {
                    put(differences[i++], code, bits);
                }
            }
        }
        bits.drainByteStuffed(out);
    }

    // T.81 H.1.2.2; a difference of 32768 has no further bits.
    private static void put(int difference, HuffmanCode code, BitSink bits) {
        int category = category(difference);
        int extraBits = category & 15;
        int extra = difference + (difference >> 31) & ((1 << extraBits) - 1);
        bits.put((long) code.code(category) << extraBits | extra, code.length(category) + extraBits);
    }

    /** The bits that a difference needs beside its code. */
    private static int category(int difference) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
    }

    private void predict(int y) {
        int[] swap = above;
        above = line;
        line = swap;
        rows.read(y, line);
        for (int i = 0; i < line.length; i++) {
            line[i] = (line[i] & mask) >>> pointTransform;
        }
        predictor.differences(line, above, y % interval == 0, differences);
    }
}
