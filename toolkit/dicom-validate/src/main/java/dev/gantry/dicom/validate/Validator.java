package dev.gantry.dicom.validate;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import java.util.Optional;

/**
 * Holds data sets against the standard. Whatever a data set is like, validation answers a report and throws nothing; it
 * takes time in proportion to the number of elements. Immutable and thread-safe.
 */
public final class Validator {

    private static final class Standard {
        static final Validator INSTANCE = new Validator(new Rules());
    }

    private final Rules rules;

    private Validator(Rules rules) {
        this.rules = rules;
    }

    /** The rules of PS3.3, PS3.5 and PS3.6; those of an IOD are loaded when first needed. */
    public static Validator standard() {
        return Standard.INSTANCE;
    }

    public Report validate(Dataset dataset) {
        return validate(dataset, ValidateOptions.standard());
    }

    /**
     * Without File Meta Information, so that conditions about the transfer syntax are not decided. Values left on disk
     * and encapsulated pixel data are not looked into.
     */
    public Report validate(Dataset dataset, ValidateOptions options) {
        Findings findings = new Findings(options);
        return validate(dataset, dataset, findings, options);
    }

    /** The data set of a file, and its meta information if it has any. */
    public Report validate(DicomFile file, ValidateOptions options) {
        Findings findings = new Findings(options);
        Dataset dataset = file.dataset();
        if (file.meta().isEmpty()) {
            return validate(dataset, dataset, findings, options);
        }
        new MetaRules(rules, findings).check(file.meta(), dataset);
        // What PS3.3 says of a transfer syntax is asked of one data set with the meta information.
        Dataset whole = file.meta().toBuilder().putAll(dataset).build();
        return validate(dataset, whole, findings, options);
    }

    private Report validate(Dataset dataset, Dataset whole, Findings findings, ValidateOptions options) {
        new ElementRules(findings).check(dataset);
        Optional<String> sopClassUid = sopClassUid(whole);
        Optional<Iod> iod = sopClassUid.flatMap(rules::iod);
        if (iod.isPresent()) {
            KnownAttributes known = new KnownAttributes(options.elementsOutsideIod());
            new IodRules(rules, findings, known).check(iod.get(), whole);
            new FunctionalGroups(findings).check(dataset);
            known.reportOthers(findings);
        } else {
            reportUnknown(sopClassUid, findings);
        }
        return findings.report(sopClassUid, iod.map(Iod::name));
    }

    /** Of the data set; a DICOMDIR has none there (PS3.10 8.6). */
    private static Optional<String> sopClassUid(Dataset dataset) {
        return dataset.uid(Tag.SOPClassUID)
                .or(() -> dataset.contains(Tag.DirectoryRecordSequence)
                        ? Optional.of(UID.MediaStorageDirectoryStorage)
                        : Optional.empty());
    }

    private static void reportUnknown(Optional<String> sopClassUid, Findings findings) {
        Place path = Place.ROOT.element(Tag.SOPClassUID);
        if (sopClassUid.isPresent()) {
            String text = "no rules are known for this SOP class; its modules are not checked";
            findings.add(Severity.INFO, Kind.UNKNOWN_SOP_CLASS, path, text, "PS3.4 B.5", sopClassUid.get());
        } else {
            findings.add(Severity.ERROR, Kind.MISSING, path, "is missing (type 1)", "PS3.3 C.12.1");
        }
    }
}
