package dev.gantry.codec.jpegls;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.t81.BitSink;
import dev.gantry.codec.t81.ByteSink;
import dev.gantry.codec.t81.Marker;
import java.lang.foreign.MemorySegment;

/**
 * Encodes frames of 1 to 16 bits and 1 to 4 components as JPEG-LS. Bits of a container above the format's are left away;
 * negative samples are coded as the large numbers that the same bits make without a sign.
 */
public final class JpegLsEncoder implements FrameEncoder {
    private final int near;
    private final Interleave interleave;
    private final Preset preset;
    private final int restartRows;

    /** Lossless, components by line. */
    public JpegLsEncoder() {
        this(0, Interleave.LINE);
    }

    /**
     * @param near how much a decoded sample may differ at most, 0 for lossless, up to 255 and half of the largest sample
     * @param interleave how components take turns; of no matter for one component
     */
    public JpegLsEncoder(int near, Interleave interleave) {
        this(near, interleave, Preset.DEFAULT, 0);
    }

    /** @param restartRows rows between two restart markers, 0 for none */
    JpegLsEncoder(int near, Interleave interleave, Preset preset, int restartRows) {
        if (near < 0 || near > 255 || restartRows < 0 || restartRows > 65535) {
            throw new IllegalArgumentException("a difference of " + near + ", " + restartRows + " rows to a restart");
        }
        this.near = near;
        this.interleave = interleave;
        this.preset = preset;
        this.restartRows = restartRows;
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        if (format.bits() > 16 || format.columns() > 65535 || format.rows() > 65535) {
            throw new CodecException("JPEG-LS cannot carry " + format, -1);
        }
        int precision = Math.max(2, format.bits());
        Preset resolved = preset.resolved(precision, near);
        ScanEncoder scans = new ScanEncoder(new SampleRows(pixels, format), format, restartRows);
        ByteSink out = new ByteSink();
        BitSink bits = new BitSink((int) Math.min(format.bytes() / 2, 1 << 28));
        writeHeaders(out, format, precision);
        int n = format.components();
        boolean together = n > 1 && interleave != Interleave.NONE;
        for (int first = 0; first < n; first += together ? n : 1) {
            int count = together ? n : 1;
            writeScanHeader(out, first, count);
            Model model = new Model(resolved, near);
            scans.encode(first, count, interleave == Interleave.SAMPLE && together, model, bits, out);
        }
        return out.u16(0xff00 | Marker.EOI).toBytes();
    }

    private void writeHeaders(ByteSink out, FrameFormat format, int precision) {
        int n = format.components();
        out.u16(0xff00 | Marker.SOI);
        out.u16(0xff00 | Marker.SOF55).u16(8 + 3 * n).u8(precision);
        out.u16(format.rows()).u16(format.columns()).u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(i + 1).u8(0x11).u8(0);
        }
        if (!preset.equals(Preset.DEFAULT)) {
            out.u16(0xff00 | Marker.LSE).u16(13).u8(1).u16(preset.maximum());
            out.u16(preset.t1()).u16(preset.t2()).u16(preset.t3()).u16(preset.reset());
        }
        if (restartRows > 0) {
            out.u16(0xff00 | Marker.DRI).u16(4).u16(restartRows);
        }
    }

    private void writeScanHeader(ByteSink out, int first, int count) {
        out.u16(0xff00 | Marker.SOS).u16(6 + 2 * count).u8(count);
        for (int i = first; i < first + count; i++) {
            out.u8(i + 1).u8(0);
        }
        out.u8(near).u8(count > 1 ? interleave.code() : 0).u8(0);
    }
}
