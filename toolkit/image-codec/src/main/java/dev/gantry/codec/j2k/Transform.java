package dev.gantry.codec.j2k;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import java.lang.foreign.MemorySegment;

/** From the samples of a frame to the coefficients of all bands, quantized when the coding is. */
final class Transform {
    private final Analysis53 reversible = new Analysis53();
    private final Analysis97 irreversible = new Analysis97();
    private int[] row = new int[0];

    /** @param scratch receives the coefficients of each component */
    void run(MemorySegment pixels, FrameFormat format, Coding coding, Tile tile, EncoderScratch scratch) {
        load(pixels, format, coding, scratch);
        for (int c = 0; c < tile.components.size(); c++) {
            TileComponent component = tile.components.get(c);
            Scratch.ComponentLines lines = scratch.component(c);
            int[] coefficients = lines.coefficients(component.coefficients());
            if (coding.reversible()) {
                reversible.analyze(component, lines.ints, coefficients);
            } else {
                irreversible.analyze(component, lines.floats, coefficients);
            }
        }
    }

    private void load(MemorySegment pixels, FrameFormat format, Coding coding, EncoderScratch scratch) {
        SampleRows rows = new SampleRows(pixels, format);
        if (row.length < rows.width()) {
            row = new int[rows.width()];
        }
        int count = format.components();
        int[][][] lines = new int[count][][];
        for (int c = 0; c < count; c++) {
            Lines<int[]> ints = scratch.component(c).ints;
            ints.require(format.columns(), format.rows());
            lines[c] = ints.first();
            if (!coding.reversible()) {
                scratch.component(c).floats.require(format.columns(), format.rows());
            }
        }
        int middle = format.signed() ? 0 : 1 << format.bits() - 1;
        for (int y = 0; y < format.rows(); y++) {
            rows.read(y, row);
            for (int c = 0; c < count; c++) {
                spread(row, c, count, middle, lines[c][y], format.columns());
            }
            if (coding.reversible() && coding.mixed()) {
                ComponentTransform.forward(lines[0][y], lines[1][y], lines[2][y], format.columns());
            } else if (!coding.reversible()) {
                toFloats(scratch, coding, count, y, format.columns());
            }
        }
    }

    private static void toFloats(EncoderScratch scratch, Coding coding, int count, int y, int columns) {
        for (int c = 0; c < count; c++) {
            int[] from = scratch.component(c).ints.first()[y];
            float[] to = scratch.component(c).floats.first()[y];
            for (int x = 0; x < columns; x++) {
                to[x] = from[x];
            }
        }
        if (coding.mixed()) {
            ComponentTransform.forward(
                    scratch.component(0).floats.first()[y],
                    scratch.component(1).floats.first()[y],
                    scratch.component(2).floats.first()[y],
                    columns);
        }
    }

    private static void spread(int[] from, int start, int step, int middle, int[] to, int count) {
        if (step == 1) {
            for (int x = 0; x < count; x++) {
                to[x] = from[x] - middle;
            }
        } else {
            for (int x = 0, at = start; x < count; x++, at += step) {
                to[x] = from[at] - middle;
            }
        }
    }
}
