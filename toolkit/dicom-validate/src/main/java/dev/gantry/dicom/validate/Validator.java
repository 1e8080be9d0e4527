package dev.gantry.dicom.validate;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.Optional;

/**
 * Holds data sets against the standard. Whatever a data set is like, validation answers a report and throws nothing; it
 * takes time in proportion to the number of elements. Immutable and thread-safe.
 */
public final class Validator {

    private static final Validator STANDARD = new Validator();

    private Validator() {}

    /** The rules of PS3.3, PS3.5 and PS3.6; those of an IOD are loaded when first needed. */
    public static Validator standard() {
        return STANDARD;
    }

    public Report validate(Dataset dataset) {
        return validate(dataset, ValidateOptions.standard());
    }

    /** Values left on disk and encapsulated pixel data are not looked into. */
    public Report validate(Dataset dataset, ValidateOptions options) {
        Findings findings = new Findings(options);
        Optional<String> sopClassUid = dataset.uid(Tag.SOPClassUID);
        new ElementRules(findings).check(dataset);
        return findings.report(sopClassUid, Optional.empty());
    }
}
