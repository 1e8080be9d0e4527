package dev.gantry.dicom.validate;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.util.List;

/** The values of an element, as rules ask for them. */
final class ElementValues {

    private ElementValues() {}

    /** As text; a private element is found by its own number, not by its creator's. */
    static List<String> texts(Dataset dataset, DataElement element) {
        return dataset.strings(Tag.of(element.tag().value()));
    }

    /** Whether there is no value, or nothing but padding. PS3.5 7.4.1 */
    static boolean isEmpty(DataElement element) {
        return switch (element.value()) {
            case Value.Items(List<Dataset> items) -> items.isEmpty();
            case Value.Raw(Bytes bytes) -> bytes.isEmpty() || element.vr().isString() && isPadding(bytes);
            case Value.Fragments(List<Bytes> fragments) -> fragments.isEmpty();
            case Value.Bulk bulk -> bulk.length() == 0;
        };
    }

    private static boolean isPadding(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.get(i) != ' ' && bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many values there are, or items; 1 of what has no multiplicity or is left where it lies. */
    static int count(Dataset dataset, DataElement element) {
        return switch (element.value()) {
            case Value.Items(List<Dataset> items) -> items.size();
            case Value.Raw(Bytes bytes) -> count(dataset, element, bytes);
            case Value.Fragments fragments -> 1;
            case Value.Bulk bulk -> 1;
        };
    }

    private static int count(Dataset dataset, DataElement element, Bytes bytes) {
        VR vr = element.vr();
        if (vr.isString()) {
            return texts(dataset, element).size();
        }
        return vr == VR.UN || vr.name().charAt(0) == 'O' ? 1 : bytes.length() / width(vr);
    }

    /** The bytes of one value of a binary VR. */
    static int width(VR vr) {
        return vr == VR.AT ? 4 : vr.unit();
    }
}
