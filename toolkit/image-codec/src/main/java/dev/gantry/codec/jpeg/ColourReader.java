package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.FrameHeader;
import dev.gantry.codec.t81.HeaderReader;
import dev.gantry.codec.t81.Marker;
import dev.gantry.codec.t81.MarkerReader;

/** Reads what the markers before the first scan say of colours. */
final class ColourReader {
    private static final int ADOBE = 0x41646f62; // "Adob"
    private static final int JFIF = 0x4a464946;

    private ColourReader() {}

    static JpegColour of(byte[] codestream) throws CodecException {
        MarkerReader reader = new MarkerReader(codestream);
        HeaderReader.requireStart(reader);
        int transform = -1;
        boolean jfif = false;
        for (int marker = reader.next(); marker >= 0 && marker != Marker.SOS; marker = reader.next()) {
            if (marker == Marker.APP14 && reader.left() >= 12 && word(reader) == ADOBE) {
                transform = adobeTransform(reader);
            } else if (marker == Marker.APP0 && reader.left() >= 5) {
                jfif |= word(reader) == JFIF;
            } else if (Marker.isFrame(marker)) {
                return of(FrameHeader.read(marker, reader), transform, jfif);
            }
            reader.leave();
        }
        throw new CodecException("no frame header", codestream.length);
    }

    private static int word(MarkerReader reader) throws CodecException {
        return reader.u16() << 16 | reader.u16();
    }

    /** The byte behind "e", the version and two words of flags. */
    private static int adobeTransform(MarkerReader reader) throws CodecException {
        for (int i = 0; i < 7; i++) {
            reader.u8();
        }
        return reader.u8();
    }

    private static JpegColour of(FrameHeader frame, int transform, boolean jfif) {
        return switch (frame.components().size()) {
            case 1 -> JpegColour.GREY;
            case 3 -> {
                if (transform >= 0) {
                    yield transform == 0 ? JpegColour.RGB : JpegColour.YCBCR;
                }
                yield jfif ? JpegColour.YCBCR : isNamedRgb(frame) ? JpegColour.RGB : JpegColour.UNKNOWN;
            }
            case 4 -> transform == 2 ? JpegColour.YCCK : transform == 0 ? JpegColour.CMYK : JpegColour.UNKNOWN;
            default -> JpegColour.UNKNOWN;
        };
    }

    private static boolean isNamedRgb(FrameHeader frame) {
        return frame.components().get(0).id() == 'R'
                && frame.components().get(1).id() == 'G'
                && frame.components().get(2).id() == 'B';
    }
}
