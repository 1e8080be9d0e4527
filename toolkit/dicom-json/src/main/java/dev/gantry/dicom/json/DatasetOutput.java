package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.util.List;

/** Takes a data set apart for either model. */
final class DatasetOutput {
    private final ModelOutput out;

    DatasetOutput(ModelOutput out) {
        this.out = out;
    }

    /** The elements, without what begins and ends a data set. */
    void members(Dataset dataset) throws IOException {
        for (DataElement element : dataset) {
            if (ModelOutput.isWritten(element.tag())) {
                member(element, dataset.characterSet());
            }
        }
    }

    void member(DataElement element, SpecificCharacterSet characterSet) throws IOException {
        Tag tag = element.tag();
        out.begin(tag, element.vr());
        switch (element.value()) {
            case Value.Items items -> items(tag, items.items());
            case Value.Bulk left -> out.bulk(tag, left.length());
            case Value.Fragments fragments -> out.bulk(tag, length(fragments));
            case Value.Raw raw
            when out.leavesOut(tag, element.vr(), raw.bytes().length()) ->
                out.bulk(tag, raw.bytes().length());
            case Value.Raw raw -> out.value(tag, element.vr(), raw.bytes(), characterSet);
        }
        out.end();
    }

    private void items(Tag sequence, List<Dataset> items) throws IOException {
        out.beginItems(sequence);
        for (Dataset item : items) {
            out.beginItem();
            members(item);
            out.endItem();
        }
        out.endItems();
    }

    private static long length(Value.Fragments fragments) {
        return fragments.fragments().stream().mapToLong(Bytes::length).sum();
    }
}
