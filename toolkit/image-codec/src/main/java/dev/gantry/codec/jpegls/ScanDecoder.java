package dev.gantry.codec.jpegls;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.ComponentRows;
import dev.gantry.codec.t81.FrameHeader;
import dev.gantry.codec.t81.ScanBits;
import dev.gantry.codec.t81.ScanHeader;
import java.util.Arrays;
import java.util.List;

/** Decodes scans, line by line, into the rows of a frame. Not thread-safe. */
final class ScanDecoder {
    private final FrameHeader frame;
    private final ComponentRows rows;
    private final List<String> warnings;

    ScanDecoder(FrameHeader frame, ComponentRows rows, List<String> warnings) {
        this.frame = frame;
        this.rows = rows;
        this.warnings = warnings;
    }

    FrameHeader frame() {
        return frame;
    }

    /**
     * Decodes one scan; what is missing in it becomes a warning.
     *
     * @param restartInterval lines between two restarts, 0 when there are none
     */
    void decode(ScanHeader scan, Preset preset, ScanBits bits, int restartInterval) throws CodecException {
        Interleave interleave = interleave(scan);
        int n = scan.components().size();
        Model model = new Model(preset, scan.start());
        LineDecoder byLine = new LineDecoder(model, bits.source());
        PixelDecoder byPixel = new PixelDecoder(model, bits.source(), n);
        Lines lines = new Lines(n, frame.columns());
        int[] runIndexes = new int[n];
        int interval = restartInterval == 0 ? frame.rows() : restartInterval;
        for (int y = 0; y < frame.rows(); y++) {
            if (y > 0 && y % interval == 0) {
                if (!bits.restart()) {
                    warnings.add("the scan ends before row " + y);
                    return;
                }
                model.restart();
                lines.restart();
                Arrays.fill(runIndexes, 0);
            }
            lines.next();
            if (interleave == Interleave.SAMPLE) {
                runIndexes[0] = byPixel.decode(lines.current(), lines.above(), runIndexes[0]);
            } else {
                for (int c = 0; c < n; c++) {
                    runIndexes[c] = byLine.decode(lines.current()[c], lines.above()[c], runIndexes[c]);
                }
            }
            store(y, lines.current(), scan);
            if (bits.source().exhausted()) {
                warnings.add("coded data end in row " + y);
                y += interval - 1 - y % interval;
            }
        }
    }

    private static Interleave interleave(ScanHeader scan) throws CodecException {
        if (scan.high() != 0 || scan.low() != 0) {
            throw new CodecException("JPEG-LS with a point transform is not supported", -1);
        }
        Interleave interleave = Interleave.ofCode(scan.end())
                .orElseThrow(() -> new CodecException("interleave mode " + scan.end(), -1));
        boolean several = scan.components().size() > 1;
        if (several && interleave == Interleave.NONE) {
            throw new CodecException("components in one scan that are not interleaved", -1);
        }
        return several ? interleave : Interleave.NONE;
    }

    private void store(int y, int[][] lines, ScanHeader scan) {
        rows.open(y, lines.length);
        for (int c = 0; c < lines.length; c++) {
            rows.put(scan.components().get(c).index(), lines[c], 1, 1, 0);
        }
        rows.close(y);
    }
}
