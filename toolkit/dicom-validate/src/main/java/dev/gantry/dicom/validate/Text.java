package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.List;

/** The values of an element as text; a private one is found by its own number, not by its creator's. */
final class Text {

    private Text() {}

    static List<String> values(Dataset dataset, DataElement element) {
        return dataset.strings(Tag.of(element.tag().value()));
    }
}
