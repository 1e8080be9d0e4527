package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.t81.BitSink;
import dev.gantry.codec.t81.ByteSink;
import dev.gantry.codec.t81.Marker;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Encodes frames of 8 unsigned bits and 1 or 3 components with the baseline process of T.81, with the tables of its Annex
 * K, as a JFIF image: three components are coded as YCbCr.
 */
public final class JpegBaselineEncoder implements FrameEncoder {

    /** How many pixels share a pair of colour differences. */
    public enum Chroma {
        /** None: 4:4:4. */
        FULL,
        /** Two beside each other: 4:2:2. */
        HALF
    }

    private final int quality;
    private final Chroma chroma;
    private final boolean fromRgb;

    private JpegBaselineEncoder(int quality, Chroma chroma, boolean fromRgb) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality);
        }
        this.quality = quality;
        this.chroma = chroma;
        this.fromRgb = fromRgb;
    }

    /**
     * Takes grey or RGB pixels; RGB is converted.
     *
     * @param quality 1 to 100, with 50 for the steps of Annex K and 100 for no quantisation
     */
    public static JpegBaselineEncoder ofRgb(int quality, Chroma chroma) {
        return new JpegBaselineEncoder(quality, chroma, true);
    }

    /** Takes grey pixels, or such as are YCbCr of the full range already. */
    public static JpegBaselineEncoder ofYcbcr(int quality, Chroma chroma) {
        return new JpegBaselineEncoder(quality, chroma, false);
    }

    @Override
    public byte[] encode(MemorySegment pixels, FrameFormat format) throws CodecException {
        int n = format.components();
        if (format.bits() != 8 || format.signed() || n != 1 && n != 3) {
            throw new CodecException("baseline JPEG cannot carry " + format, -1);
        }
        if (format.columns() > 65535 || format.rows() > 65535) {
            throw new CodecException("baseline JPEG cannot carry " + format, -1);
        }
        int horizontal = n == 3 && chroma == Chroma.HALF ? 2 : 1;
        ByteSink out = new ByteSink();
        writeHeaders(out, format, horizontal);
        BitSink bits = new BitSink((int) Math.min(format.bytes() / 4, 1 << 28));
        new BaselineScan(pixels, format, horizontal, fromRgb && n == 3, quality).write(bits);
        bits.drainByteStuffed(out);
        return out.u16(0xff00 | Marker.EOI).toBytes();
    }

    private void writeHeaders(ByteSink out, FrameFormat format, int horizontal) {
        int n = format.components();
        out.u16(0xff00 | Marker.SOI);
        out.u16(0xff00 | Marker.APP0).u16(16).bytes("JFIF\0".getBytes(StandardCharsets.US_ASCII));
        out.u16(0x0101).u8(0).u16(1).u16(1).u16(0);
        for (int table = 0; table < Math.min(n, 2); table++) {
            int[] steps = UsualTables.quantisation(table == 1, quality);
            out.u16(0xff00 | Marker.DQT).u16(67).u8(table);
            for (int k = 0; k < 64; k++) {
                out.u8(steps[ZigZag.natural(k)]);
            }
        }
        out.u16(0xff00 | Marker.SOF0)
                .u16(8 + 3 * n)
                .u8(8)
                .u16(format.rows())
                .u16(format.columns())
                .u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(i + 1).u8(i == 0 ? horizontal << 4 | 1 : 0x11).u8(i == 0 ? 0 : 1);
        }
        writeTable(out, 0x00, UsualTables.DC_LUMINANCE);
        writeTable(out, 0x10, UsualTables.AC_LUMINANCE);
        if (n == 3) {
            writeTable(out, 0x01, UsualTables.DC_CHROMINANCE);
            writeTable(out, 0x11, UsualTables.AC_CHROMINANCE);
        }
        out.u16(0xff00 | Marker.SOS).u16(6 + 2 * n).u8(n);
        for (int i = 0; i < n; i++) {
            out.u8(i + 1).u8(i == 0 ? 0 : 0x11);
        }
        out.u8(0).u8(63).u8(0);
    }

    private static void writeTable(ByteSink out, int which, HuffmanCode code) {
        out.u16(0xff00 | Marker.DHT).u16(3 + code.size()).u8(which);
        code.write(out);
    }
}
