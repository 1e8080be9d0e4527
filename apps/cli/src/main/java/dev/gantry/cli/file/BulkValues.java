package dev.gantry.cli.file;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.util.List;

/** Finds and empties the bulk data of a data set. */
final class BulkValues {
    private BulkValues() {}

    /** The data set with every value that is bulk data, or was left in the file, made empty. */
    static Dataset emptied(Dataset dataset, long above) {
        DatasetBuilder builder = dataset.toBuilder();
        for (DataElement element : dataset) {
            switch (element.value()) {
                case Value.Items(List<Dataset> items) ->
                    builder.items(
                            element.tag(),
                            items.stream().map(item -> emptied(item, above)).toList());
                case Value.Raw(Bytes bytes) when !isBulk(element, bytes.length(), above) -> {}
                case Value other when element.vr() == VR.SQ -> builder.items(element.tag());
                case Value other -> builder.raw(element.tag(), element.vr(), Bytes.empty());
            }
        }
        return builder.build();
    }

    private static boolean isBulk(DataElement element, int length, long above) {
        return switch (element.vr()) {
            case OB, OD, OF, OL, OV, OW, UN -> length > above || isPixelData(element.tag());
            default -> false;
        };
    }

    static boolean isPixelData(Tag tag) {
        return tag.equals(Tag.PixelData) || tag.equals(Tag.FloatPixelData) || tag.equals(Tag.DoubleFloatPixelData);
    }

    /** Whether pixel data is compressed. */
    static boolean isEncapsulated(Dataset dataset) {
        return dataset.get(Tag.PixelData)
                .filter(element -> element.value() instanceof Value.Fragments)
                .isPresent();
    }
}
