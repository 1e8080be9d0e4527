package dev.gantry.dicom.image;

import dev.gantry.codec.jpeg.JpegColour;
import dev.gantry.codec.jpeg.JpegDecoder;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/** What the samples mean that come out of a codestream. PS3.5 8.2 */
final class CodedColour {
    private static final Set<String> LOSSY_JPEG = Set.of(
            UID.JPEGBaseline8Bit,
            UID.JPEGExtended12Bit,
            UID.JPEGExtended35,
            UID.JPEGSpectralSelectionNonHierarchical68,
            UID.JPEGFullProgressionNonHierarchical1012);

    private CodedColour() {}

    static PhotometricInterpretation of(TransferSyntax syntax, MemorySegment codestream, PixelDescription pixels)
            throws IOException {
        PhotometricInterpretation described = pixels.photometric();
        if (pixels.samples() == 1) {
            return described.isMonochrome() || described == PhotometricInterpretation.PALETTE_COLOR
                    ? described
                    : PhotometricInterpretation.MONOCHROME2;
        }
        return switch (described) {
            // The codec undoes its own colour transform.
            case YBR_ICT, YBR_RCT, MONOCHROME1, MONOCHROME2, PALETTE_COLOR -> PhotometricInterpretation.RGB;
            default -> LOSSY_JPEG.contains(syntax.uid()) ? jpeg(codestream, described) : FrameDecoding.whole(described);
        };
    }

    /** Encoders that know no DICOM write YCbCr under a data set that says RGB; their markers tell. */
    private static PhotometricInterpretation jpeg(MemorySegment codestream, PhotometricInterpretation described)
            throws IOException {
        JpegColour colour = JpegDecoder.colour(codestream);
        return switch (colour) {
            case YCBCR -> PhotometricInterpretation.YBR_FULL;
            case RGB -> PhotometricInterpretation.RGB;
            default -> FrameDecoding.whole(described);
        };
    }
}
