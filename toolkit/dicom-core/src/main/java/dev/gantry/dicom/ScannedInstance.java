package dev.gantry.dicom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one pass over an instance found.
 *
 * @param fileMeta the File Meta Information; empty if there was none
 * @param header the elements of the top level but Pixel Data; long values and sequences are {@link Value.Bulk}
 * @param datasetOffset where the data set begins
 * @param pixelData where the frames lie; empty if there is no Pixel Data
 * @param length of everything read, in bytes
 * @param warnings what was forgiven
 */
public record ScannedInstance(
        Dataset fileMeta,
        Dataset header,
        TransferSyntax syntax,
        long datasetOffset,
        Optional<PixelDataLayout> pixelData,
        long length,
        List<Warning> warnings) {

    public ScannedInstance {
        warnings = List.copyOf(warnings);
    }

    /** The offset of the first byte of the Pixel Data element. */
    public OptionalLong pixelDataOffset() {
        return pixelData.stream().mapToLong(layout -> layout.element().offset()).findFirst();
    }
}
