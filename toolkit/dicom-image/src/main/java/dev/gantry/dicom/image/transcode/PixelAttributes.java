package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.image.PixelDescription;

/** The attributes of a data set that describe its pixels. PS3.3 C.7.6.3 */
final class PixelAttributes {
    private PixelAttributes() {}

    /** Puts them as a description has them, the samples of a pixel side by side. */
    static DatasetBuilder of(DatasetBuilder builder, PixelDescription pixels) {
        builder.integer(Tag.SamplesPerPixel, pixels.samples())
                .string(Tag.PhotometricInterpretation, pixels.photometric().term())
                .integer(Tag.Rows, pixels.rows())
                .integer(Tag.Columns, pixels.columns())
                .integer(Tag.BitsAllocated, pixels.bitsAllocated());
        if (pixels.kind() == PixelDescription.SampleKind.INTEGER) {
            builder.integer(Tag.BitsStored, pixels.bitsStored())
                    .integer(Tag.HighBit, pixels.highBit())
                    .integer(Tag.PixelRepresentation, pixels.signed() ? 1 : 0);
        }
        return pixels.samples() > 1
                ? builder.integer(Tag.PlanarConfiguration, 0)
                : builder.remove(Tag.PlanarConfiguration);
    }
}
