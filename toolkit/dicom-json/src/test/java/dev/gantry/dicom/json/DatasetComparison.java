package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a data set differs from what became of it as JSON or XML and back. What the models do not carry is not counted:
 *
 * <ul>
 *   <li>group lengths and file meta information (PS3.18 F.2.2);
 *   <li>the character set text was encoded in, and bytes it could not decode;
 *   <li>padding: spaces and NUL around values, empty groups at the end of a person name (PS3.5 6.2);
 *   <li>groups of a person name beyond the third (PS3.5 6.2.1 has three);
 *   <li>the spelling of DS and IS that are numbers, as "+1.50" and "001";
 *   <li>bytes after the last whole number of a binary VR, and which NaN it is.
 * </ul>
 */
final class DatasetComparison {
    private final List<String> differences = new ArrayList<>();

    private DatasetComparison() {}

    static List<String> of(Dataset expected, Dataset actual) {
        DatasetComparison comparison = new DatasetComparison();
        comparison.datasets("", expected, actual);
        return comparison.differences;
    }

    private void datasets(String path, Dataset expected, Dataset actual) {
        for (DataElement element : expected) {
            Tag tag = Tag.of(element.tag().value());
            if (tag.isGroupLength() || tag.group() == 2 || tag.equals(Tag.SpecificCharacterSet)) {
                continue;
            }
            Optional<DataElement> found = actual.get(tag);
            if (found.isEmpty()) {
                differences.add(path + tag + " is missing");
            } else if (found.get().vr() != element.vr()) {
                differences.add(
                        path + tag + " " + element.vr() + " / " + found.get().vr());
            } else {
                values(path, element, expected, found.get(), actual);
            }
        }
        for (DataElement element : actual) {
            Tag tag = Tag.of(element.tag().value());
            if (!expected.contains(tag) && !tag.equals(Tag.SpecificCharacterSet)) {
                differences.add(path + tag + " is new");
            }
        }
    }

    private void values(String path, DataElement element, Dataset expected, DataElement found, Dataset actual) {
        Tag tag = Tag.of(element.tag().value());
        switch (element.value()) {
            case Value.Items items -> items(path + tag, items.items(), actual.items(tag));
            case Value.Raw raw
            when element.vr().isString() -> {
                List<String> before = texts(element.vr(), expected.strings(tag));
                List<String> after = texts(element.vr(), actual.strings(tag));
                if (!before.equals(after)) {
                    differences.add(path + tag + " " + element.vr() + " " + before + " / " + after);
                }
            }
            case Value.Raw raw
            when !same(element.vr(), raw.bytes(), ((Value.Raw) found.value()).bytes()) ->
                differences.add(path + tag + " " + element.vr() + " " + raw.bytes() + " / " + found.value());
            case Value.Raw _ -> {}
            case Value other -> {
                if (!other.equals(found.value())) {
                    differences.add(path + tag + " " + element.vr() + " bulk data");
                }
            }
        }
    }

    private void items(String path, List<Dataset> expected, List<Dataset> actual) {
        if (expected.size() != actual.size()) {
            differences.add(path + " items " + expected.size() + " / " + actual.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            datasets(path + "[" + (i + 1) + "].", expected.get(i), actual.get(i));
        }
    }

    private static List<String> texts(VR vr, List<String> values) {
        List<String> texts = values.stream().map(value -> text(vr, value)).toList();
        return texts.equals(List.of("")) ? List.of() : texts;
    }

    private static String text(VR vr, String value) {
        String text = value.replaceAll("[ \\x00]+$", "");
        if (vr.isMultiValued()) {
            text = text.replaceAll("^ +", "");
        }
        if (vr == VR.PN) {
            return text.replaceAll("[ \\x00]*=[ \\x00]*", "=")
                    .replaceAll("^([^=]*=[^=]*=[^=]*)=.*", "$1")
                    .replaceAll("=+$", "");
        }
        boolean isNumber = text.length() < 40 && text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        return (vr == VR.DS || vr == VR.IS) && isNumber
                ? new BigDecimal(text).stripTrailingZeros().toString()
                : text;
    }

    private static boolean same(VR vr, Bytes expected, Bytes actual) {
        int width = switch (vr) {
            case AT -> 4;
            case FL, FD, SL, SS, SV, UL, US, UV -> vr.unit();
            default -> 1;
        };
        int whole = expected.length() / width * width;
        if (actual.length() != whole) {
            return false;
        }
        for (int i = 0; i < whole; i += width) {
            boolean nan = vr == VR.FL && Float.isNaN(Float.intBitsToFloat(expected.intAt(i)))
                    || vr == VR.FD && Double.isNaN(Double.longBitsToDouble(expected.longAt(i)));
            if (!nan && !expected.slice(i, width).equals(actual.slice(i, width))) {
                return false;
            }
        }
        return true;
    }
}
