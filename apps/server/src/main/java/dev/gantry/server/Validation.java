package dev.gantry.server;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.validate.Finding;
import dev.gantry.dicom.validate.Report;
import dev.gantry.dicom.validate.ValidateOptions;
import dev.gantry.dicom.validate.Validator;
import dev.gantry.server.settings.IngestKeys;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.processing.InstanceCheck;
import java.util.Optional;

/** The standard's rules as a check of what was stored. Offending values, which may be a patient's, are left out. */
final class Validation {
    private static final ValidateOptions OPTIONS =
            ValidateOptions.standard().withMaxFindings(100).withMaxRepeats(1);

    private Validation() {}

    static Optional<InstanceCheck> of(IngestKeys keys) {
        return switch (keys.validate()) {
            case OFF -> Optional.empty();
            case REPORT -> Optional.of(Validation::report);
        };
    }

    private static InstanceReport report(DicomFile file) {
        Report report = Validator.standard().validate(file, OPTIONS);
        return new InstanceReport(
                report.findings().stream().map(Validation::finding).toList(), report.unlisted());
    }

    private static InstanceFinding finding(Finding finding) {
        return new InstanceFinding(
                finding.severity().name(), finding.kind().name(), finding.tagPath(), finding.text(), finding.section());
    }
}
