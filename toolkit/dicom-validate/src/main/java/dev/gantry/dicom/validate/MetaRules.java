package dev.gantry.dicom.validate;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.Optional;

/** File Meta Information: its own attributes, and that it is about the data set. PS3.10 7.1 */
final class MetaRules {

    private static final String SECTION = "PS3.10 7.1";

    private final Rules rules;
    private final Findings findings;

    MetaRules(Rules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void check(Dataset meta, Dataset dataset) {
        new ElementRules(findings).check(meta);
        new IodRules(rules, findings, new KnownAttributes(false))
                .check(rules.module("FileMetaInformation"), Position.root(meta), false);
        compare(meta, Tag.MediaStorageSOPClassUID, dataset, Tag.SOPClassUID);
        compare(meta, Tag.MediaStorageSOPInstanceUID, dataset, Tag.SOPInstanceUID);
    }

    private void compare(Dataset meta, Tag metaTag, Dataset dataset, Tag tag) {
        Optional<String> value = dataset.uid(tag);
        if (value.isPresent() && meta.uid(metaTag).isPresent() && !value.equals(meta.uid(metaTag))) {
            Place path = Place.ROOT.element(metaTag);
            findings.add(Severity.ERROR, Kind.INCONSISTENT, path, "is not the " + tag + " of the data set", SECTION);
        }
    }
}
