package dev.gantry.dicom.json;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import java.util.Optional;

/** Bulk data that is left in the data set it came from; its address is its path, "54000100/1/54001010". */
record ByPath(Dataset dataset) {
    private static final int SHORT = 1 << 20;

    /** Everything inline, but for fragments, which have no inline form, and long pixel data. */
    BulkDataUris addresses() {
        boolean isShort = dataset.get(Tag.PixelData).map(DataElement::value).stream()
                .allMatch(value -> value instanceof Value.Raw raw && raw.bytes().length() < SHORT);
        return isShort ? BulkDataUris.NONE : new BulkDataUris(SHORT, (path, length) -> path);
    }

    ModelReadOptions options() {
        return ModelReadOptions.lenient().bulkData((uri, path, vr) -> value(uri));
    }

    private Optional<Value> value(String path) {
        String[] steps = path.split("/");
        Dataset at = dataset;
        for (int i = 0; i + 2 < steps.length; i += 2) {
            at = at.items(Tag.parse(steps[i])).get(Integer.parseInt(steps[i + 1]) - 1);
        }
        return at.get(Tag.parse(steps[steps.length - 1])).map(DataElement::value);
    }
}
