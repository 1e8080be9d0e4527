package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.ComponentRows;
import dev.gantry.codec.t81.FrameHeader;
import dev.gantry.codec.t81.Marker;
import dev.gantry.codec.t81.ScanBits;
import dev.gantry.codec.t81.ScanHeader;
import java.util.List;

/**
 * The baseline, extended and progressive processes (T.81 Annexes F and G). All coefficients are kept until the last scan
 * is in, two bytes a sample.
 */
final class DctFrame implements FrameProcess {
    private final FrameHeader frame;
    private final ComponentRows rows;
    private final List<String> warnings;
    private final Plane[] planes;
    /** Of each component the steps in force at its first scan; empty before. */
    private final int[][] quantisation;

    DctFrame(FrameHeader frame, ComponentRows rows, List<String> warnings) throws CodecException {
        this.frame = frame;
        this.rows = rows;
        this.warnings = warnings;
        this.planes = new Plane[frame.components().size()];
        this.quantisation = new int[planes.length][0];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new Plane(frame, frame.components().get(i));
        }
    }

    @Override
    public void scan(ScanHeader scan, Tables tables, ScanBits bits) throws CodecException {
        for (ScanHeader.Component component : scan.components()) {
            int i = component.index();
            if (quantisation[i].length == 0) {
                quantisation[i] = tables.quantisation(planes[i].component().quantisation());
            }
        }
        BlockDecoder blocks = BlockDecoder.of(frame.marker() == Marker.SOF2, scan, tables, bits.source());
        boolean alone = scan.components().size() == 1;
        Plane first = planes[scan.components().getFirst().index()];
        int across = alone ? first.blocksAcross() : Plane.mcusAcross(frame);
        long count = (long) across * (alone ? first.blocksDown() : Plane.mcusDown(frame));
        int interval = tables.restartInterval();
        for (long mcu = 0; mcu < count; mcu++) {
            if (interval > 0 && mcu > 0 && mcu % interval == 0) {
                if (!bits.restart()) {
                    warnings.add("the scan ends before MCU " + mcu + " of " + count);
                    return;
                }
                blocks.restart();
            }
            int x = (int) (mcu % across);
            int y = (int) (mcu / across);
            if (alone) {
                blocks.block(0, first.numbers(), first.block(x, y));
            } else {
                readMcu(scan, blocks, x, y);
            }
            if (bits.source().exhausted()) {
                warnings.add("coded data end in MCU " + mcu + " of " + count);
                mcu = interval == 0 ? count : mcu + interval - 1 - mcu % interval;
            }
        }
    }

    private void readMcu(ScanHeader scan, BlockDecoder blocks, int mcuX, int mcuY) {
        for (int c = 0; c < scan.components().size(); c++) {
            Plane plane = planes[scan.components().get(c).index()];
            int across = plane.component().horizontal();
            int down = plane.component().vertical();
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    blocks.block(c, plane.numbers(), plane.block(mcuX * across + x, mcuY * down + y));
                }
            }
        }
    }

    @Override
    public void finish() {
        Upsampling[] components = new Upsampling[planes.length];
        for (int i = 0; i < planes.length; i++) {
            if (quantisation[i].length > 0) {
                planes[i].transform(quantisation[i]);
            } else {
                warnings.add("no scan of component " + i);
            }
            components[i] = new Upsampling(planes[i], frame);
        }
        for (int y = 0; y < frame.rows(); y++) {
            rows.open(y, planes.length);
            for (int i = 0; i < planes.length; i++) {
                rows.put(i, components[i].row(y), 0, 1, 0);
            }
            rows.close(y);
        }
    }
}
