package dev.gantry.codec.jpegls;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.t81.BitSink;
import dev.gantry.codec.t81.ByteSink;
import dev.gantry.codec.t81.Marker;
import java.util.Arrays;

/** Encodes scans of a frame, line by line. Not thread-safe. */
final class ScanEncoder {
    private final SampleRows rows;
    private final FrameFormat format;
    private final int interval;
    private final int mask;
    private final int[] row;

    /** @param restartRows rows between two restarts, 0 for none */
    ScanEncoder(SampleRows rows, FrameFormat format, int restartRows) {
        this.rows = rows;
        this.format = format;
        this.interval = restartRows == 0 ? format.rows() : restartRows;
        this.mask = (1 << Math.max(format.signed() ? 2 : 1, format.bits())) - 1;
        this.row = new int[rows.width()];
    }

    /**
     * Encodes one scan.
     *
     * @param first the first component in it
     * @param bySample whether components take turns sample by sample, else line by line
     */
    void encode(int first, int count, boolean bySample, Model model, BitSink bits, ByteSink out) {
        LineEncoder byLine = new LineEncoder(model, bits);
        PixelEncoder byPixel = new PixelEncoder(model, bits, count);
        Lines lines = new Lines(count, format.columns());
        int[] runIndexes = new int[count];
        for (int y = 0; y < format.rows(); y++) {
            if (y > 0 && y % interval == 0) {
                bits.drainBitStuffed(out);
                out.u16(0xff00 | Marker.RST0 + (y / interval - 1 & 7));
                model.restart();
                lines.restart();
                Arrays.fill(runIndexes, 0);
            }
            lines.next();
            load(y, first, lines.current(), model.maximum);
            if (bySample) {
                runIndexes[0] = byPixel.encode(lines.current(), lines.above(), runIndexes[0]);
            } else {
                for (int c = 0; c < count; c++) {
                    runIndexes[c] = byLine.encode(lines.current()[c], lines.above()[c], runIndexes[c]);
                }
            }
        }
        bits.drainBitStuffed(out);
    }

    /** Takes a line of each component; samples above the largest that the parameters allow become that. */
    private void load(int y, int first, int[][] lines, int maximum) {
        rows.read(y, row);
        for (int c = 0; c < lines.length; c++) {
            int[] line = lines[c];
            int in = first + c;
            for (int x = 1; x < line.length - 1; x++, in += format.components()) {
                line[x] = Math.min(row[in] & mask, maximum);
            }
        }
    }
}
