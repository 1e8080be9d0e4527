package dev.gantry.cli.file;

import dev.gantry.dicom.Comparison;
import dev.gantry.dicom.Comparison.Difference;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.TextDump;
import dev.gantry.dicom.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The differences between two files, a line for each side of each.
 *
 * @param encoding whether the transfer syntaxes count
 */
record DatasetDifferences(Comparison.Options options, boolean encoding) {
    private static final int LONGEST = 80;

    List<String> between(DicomFile left, DicomFile right) {
        List<String> lines = new ArrayList<>();
        if (encoding && !left.syntax().equals(right.syntax())) {
            lines.add("< transfer syntax " + left.syntax().name());
            lines.add("> transfer syntax " + right.syntax().name());
        }
        for (Difference difference : Comparison.of(left.dataset(), right.dataset(), options)) {
            difference.left().ifPresent(element -> lines.add("< " + line(difference, element, left.dataset())));
            difference.right().ifPresent(element -> lines.add("> " + line(difference, element, right.dataset())));
        }
        return lines;
    }

    private static String line(Difference difference, DataElement element, Dataset dataset) {
        String name = difference.path().keywords();
        String tag = difference.path().toString();
        String where = name.equals(tag) ? tag : name + " " + element.tag();
        if (difference.path().isItem()) {
            return where + " (an item)";
        }
        return where + " " + element.vr() + " " + value(difference, element, dataset);
    }

    private static String value(Difference difference, DataElement element, Dataset dataset) {
        if (element.value() instanceof Value.Items(List<Dataset> items)) {
            return items.size() + " items";
        }
        Optional<Dataset> holder = difference.path().holder(dataset);
        return TextDump.value(element, holder.orElse(dataset).characterSet(), LONGEST);
    }
}
