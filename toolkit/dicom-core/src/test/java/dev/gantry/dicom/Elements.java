package dev.gantry.dicom;

import java.util.Iterator;
import java.util.List;

/** Compares data sets as what they say: the padding that made a value even, and group lengths, say nothing. */
final class Elements {

    private Elements() {}

    static boolean same(Dataset one, Dataset other) {
        Iterator<DataElement> others = said(other).iterator();
        for (DataElement element : said(one)) {
            if (!others.hasNext() || !same(element, others.next())) {
                return false;
            }
        }
        return !others.hasNext();
    }

    private static List<DataElement> said(Dataset dataset) {
        return dataset.elements().stream()
                .filter(element -> !element.tag().isGroupLength())
                .toList();
    }

    private static boolean same(DataElement one, DataElement other) {
        if (!one.tag().equals(other.tag()) || one.vr() != other.vr()) {
            return false;
        }
        if (one.value() instanceof Value.Items(List<Dataset> items)
                && other.value() instanceof Value.Items(List<Dataset> others)) {
            return items.size() == others.size() && same(items, others);
        }
        return one.value() instanceof Value.Fragments || padded(one).equals(padded(other));
    }

    private static boolean same(List<Dataset> items, List<Dataset> others) {
        for (int i = 0; i < items.size(); i++) {
            if (!same(items.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Bytes padded(DataElement element) {
        Bytes bytes = element.bytes();
        if ((bytes.length() & 1) == 0) {
            return bytes;
        }
        byte[] padded = new byte[bytes.length() + 1];
        bytes.copyTo(padded, 0);
        padded[bytes.length()] = element.vr().paddingByte();
        return Bytes.wrap(padded);
    }
}
