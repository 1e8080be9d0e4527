package dev.gantry.cli.file;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.TagPath;
import dev.gantry.dicom.TextDump;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What one element of a file says. */
final class ElementText {
    private static final int LONGEST = 4096;

    private ElementText() {}

    /** The values in full; binary ones without numbers, and sequences, as a dump shows them. Nothing if it is not there. */
    static Optional<List<String>> values(DicomFile file, TagPath path) {
        Dataset dataset = part(file, path);
        if (path.isItem()) {
            return path.findItem(dataset).map(item -> List.of(item.size() + " elements"));
        }
        return path.find(dataset)
                .map(element -> values(element, path.holder(dataset).orElse(dataset)));
    }

    private static List<String> values(DataElement element, Dataset holder) {
        if (element.value() instanceof Value.Items(List<Dataset> items)) {
            return List.of(items.size() == 1 ? "1 item" : items.size() + " items");
        }
        VR vr = element.vr();
        boolean listed = vr.isString()
                || switch (vr) {
                    case AT, FD, FL, SL, SS, SV, UL, US, UV -> true;
                    default -> false;
                };
        return listed
                ? holder.strings(element.tag())
                : List.of(TextDump.value(element, holder.characterSet(), LONGEST));
    }

    /**
     * Writes the bytes of a value; fragments one after another, without the offset table.
     *
     * @return false if it is not there
     */
    static boolean copy(DicomFile file, TagPath path, OutputStream out) throws IOException {
        Optional<DataElement> element = path.find(part(file, path));
        if (element.isEmpty()) {
            return false;
        }
        switch (element.get().value()) {
            case Value.Raw(Bytes bytes) -> bytes.writeTo(out);
            case Value.Fragments(List<Bytes> fragments) -> {
                for (Bytes fragment : fragments.subList(Math.min(1, fragments.size()), fragments.size())) {
                    fragment.writeTo(out);
                }
            }
            case Value.Items items -> throw new IOException(path + " is a sequence, which has no bytes of its own");
            case Value.Bulk bulk -> throw new IOException(path + " was not read");
        }
        return true;
    }

    /** File Meta Information, or the data set. */
    private static Dataset part(DicomFile file, TagPath path) {
        return path.steps().getFirst().tag().group() == 2 ? file.meta() : file.dataset();
    }
}
