package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.t81.BitSink;
import dev.gantry.codec.t81.ByteSink;
import dev.gantry.codec.t81.Marker;
import java.lang.foreign.MemorySegment;

/**
 * Encodes frames of 1 to 16 bits and 1 to 4 components with the lossless process of T.81 (Annex H), all components in one
 * scan, each with the Huffman code that suits it best. Bits of a container above the format's are left away.
 */
public final class JpegLosslessEncoder implements FrameEncoder {
    private final int predictor;
    private final int pointTransform;
    private final int restartRows;

    /** The first predictor, which DICOM's most used lossless JPEG asks for, and nothing else. */
    public JpegLosslessEncoder() {
        this(1, 0, 0);
    }

    /**
     * @param predictor 1 to 7 (T.81 table H.1)
     * @param pointTransform low bits that are dropped, 0 to 15; lossless only when 0
     * @param restartRows rows between two restart markers, 0 for none
     */
    public JpegLosslessEncoder(int predictor, int pointTransform, int restartRows) {
        if (predictor < 1 || predictor > 7 || pointTransform < 0 || pointTransform > 15 || restartRows < 0) {
            throw new IllegalArgumentException(
                    "predictor " + predictor + ", point transform " + pointTransform + ", restarts " + restartRows);
        }
        this.predictor = predictor;
        this.pointTransform = pointTransform;
        this.restartRows = restartRows;
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        requireEncodable(format);
        LosslessPass pass = new LosslessPass(
                new SampleRows(pixels, format),
                format,
                new Predictor(predictor, format.components(), 1 << (precision(format) - pointTransform - 1)),
                pointTransform,
                restartRows == 0 ? format.rows() : restartRows);
        HuffmanCode[] codes = pass.codes();
        ByteSink out = new ByteSink();
        writeHeaders(out, format, codes);
        pass.write(codes, new BitSink((int) Math.min(format.bytes() / 2, 1 << 28)), out);
        return out.u16(0xff00 | Marker.EOI).toBytes();
    }

    private void requireEncodable(FrameFormat format) throws CodecException {
        if (format.bits() > 16 || format.columns() > 65535 || format.rows() > 65535) {
            throw new CodecException("lossless JPEG cannot carry " + format, -1);
        }
        if (pointTransform >= precision(format)) {
            throw new CodecException("a point transform of " + pointTransform + " leaves nothing of " + format, -1);
        }
        if ((long) restartRows * format.columns() > 65535) {
            throw new CodecException("a restart interval of " + restartRows + " rows is too long", -1);
        }
    }

    private static int precision(FrameFormat format) {
        return Math.max(2, format.bits());
    }

    private void writeHeaders(ByteSink out, FrameFormat format, HuffmanCode[] codes) {
        int n = format.components();
        out.u16(0xff00 | Marker.SOI);
        out.u16(0xff00 | Marker.SOF3).u16(8 + 3 * n).u8(precision(format));
        out.u16(format.rows()).u16(format.columns()).u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(i + 1).u8(0x11).u8(0);
        }
        for (int i = 0; i < n; i++) {
            out.u16(0xff00 | Marker.DHT).u16(3 + codes[i].size()).u8(i);
            codes[i].write(out);
        }
        if (restartRows > 0) {
            out.u16(0xff00 | Marker.DRI).u16(4).u16(restartRows * format.columns());
        }
        out.u16(0xff00 | Marker.SOS).u16(6 + 2 * n).u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(i + 1).u8(i << 4);
        }
        out.u8(predictor).u8(0).u8(pointTransform);
    }
}
