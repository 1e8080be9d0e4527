package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.OptionalInt;

/** Where functional groups lie, and how many. PS3.3 C.7.6.16 */
final class FunctionalGroups {

    private static final String SECTION = "PS3.3 C.7.6.16";

    private final Findings findings;

    FunctionalGroups(Findings findings) {
        this.findings = findings;
    }

    void check(Dataset dataset) {
        if (!dataset.contains(Tag.PerFrameFunctionalGroupsSequence)) {
            return;
        }
        List<Dataset> perFrame = dataset.items(Tag.PerFrameFunctionalGroupsSequence);
        checkNumber(dataset.integer(Tag.NumberOfFrames), perFrame.size());
        List<Dataset> shared = dataset.items(Tag.SharedFunctionalGroupsSequence);
        if (!shared.isEmpty()) {
            checkPlaces(shared.getFirst(), perFrame);
        }
    }

    private void checkNumber(OptionalInt frames, int items) {
        if (frames.isPresent() && frames.getAsInt() != items) {
            findings.add(
                    Severity.ERROR,
                    Kind.FUNCTIONAL_GROUP,
                    Place.ROOT.element(Tag.PerFrameFunctionalGroupsSequence),
                    "has " + items + " items for " + frames.getAsInt() + " frames",
                    SECTION);
        }
    }

    /** A functional group is shared or per frame, never both. */
    private void checkPlaces(Dataset shared, List<Dataset> perFrame) {
        Place sequence = Place.ROOT.element(Tag.PerFrameFunctionalGroupsSequence);
        int number = 0;
        for (Dataset frame : perFrame) {
            for (DataElement group : frame) {
                if (!group.tag().isPrivate() && shared.contains(group.tag())) {
                    findings.add(
                            Severity.ERROR,
                            Kind.FUNCTIONAL_GROUP,
                            sequence.item(number).element(group.tag()),
                            "a functional group is both shared and per frame",
                            SECTION);
                }
            }
            number++;
        }
    }
}
