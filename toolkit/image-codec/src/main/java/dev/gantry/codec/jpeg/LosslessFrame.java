package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ComponentRows;
import dev.gantry.codec.t81.FrameHeader;
import dev.gantry.codec.t81.ScanBits;
import dev.gantry.codec.t81.ScanHeader;
import java.util.List;

/** The lossless process (T.81 Annex H): rows go straight into the pixels. */
final class LosslessFrame implements FrameProcess {
    private final FrameHeader frame;
    private final ComponentRows rows;
    private final List<String> warnings;

    LosslessFrame(FrameHeader frame, ComponentRows rows, List<String> warnings) {
        this.frame = frame;
        this.rows = rows;
        this.warnings = warnings;
    }

    @Override
    public void scan(ScanHeader scan, Tables tables, ScanBits bits) throws CodecException {
        requireSupported(scan);
        int n = scan.components().size();
        DifferenceReader[] readers = new DifferenceReader[n];
        for (int i = 0; i < n; i++) {
            readers[i] = new DifferenceReader(tables.dc(scan.components().get(i).dcTable()));
        }
        int interval = rowsBetweenRestarts(tables.restartInterval());
        Predictor predictor = new Predictor(scan.start(), n, 1 << (frame.precision() - scan.low() - 1));
        int[] above = new int[frame.columns() * n];
        int[] line = new int[frame.columns() * n];
        for (int y = 0; y < frame.rows(); y++) {
            boolean first = y % interval == 0;
            if (first && y > 0 && !bits.restart()) {
                warnings.add("the scan ends before row " + y);
                return;
            }
            read(readers, bits.source(), line);
            predictor.restore(line, above, first);
            store(y, line, scan);
            int[] swap = above;
            above = line;
            line = swap;
            if (bits.source().exhausted()) {
                warnings.add("coded data end in row " + y);
                y += interval - 1 - y % interval;
            }
        }
    }

    @Override
    public void finish() {
        // Every row is in the pixels already.
    }

    private static void read(DifferenceReader[] readers, BitSource source, int[] line) {
        if (readers.length == 1) {
            readers[0].read(source, line);
        } else {
            DifferenceReader.read(readers, source, line);
        }
    }

    private void store(int y, int[] line, ScanHeader scan) {
        int n = scan.components().size();
        rows.open(y, n);
        for (int c = 0; c < n; c++) {
            rows.put(scan.components().get(c).index(), line, c, n, scan.low());
        }
        rows.close(y);
    }

    private int rowsBetweenRestarts(int restartInterval) throws CodecException {
        if (restartInterval == 0) {
            return frame.rows();
        }
        // T.81 H.1.1: a whole number of rows of MCUs.
        if (restartInterval % frame.columns() != 0) {
            throw new CodecException("a restart interval of " + restartInterval + " in rows of " + frame.columns(), -1);
        }
        return restartInterval / frame.columns();
    }

    private void requireSupported(ScanHeader scan) throws CodecException {
        if (scan.start() < 1 || scan.start() > 7 || scan.low() >= frame.precision()) {
            throw new CodecException("predictor " + scan.start() + ", point transform " + scan.low(), -1);
        }
        FrameHeader.Component one = frame.components().getFirst();
        boolean same = frame.components().stream()
                .allMatch(c -> c.horizontal() == one.horizontal() && c.vertical() == one.vertical());
        boolean unit = one.horizontal() == 1 && one.vertical() == 1;
        if (!same || !unit && scan.components().size() > 1) {
            throw new CodecException("lossless JPEG with subsampled components is not supported", -1);
        }
    }
}
