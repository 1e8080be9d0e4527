package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.testkit.ConformingInstance;
import dev.gantry.server.settings.IngestKeys;
import dev.gantry.server.settings.IngestKeys.Validate;
import dev.gantry.store.imageset.InstanceReport;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ValidationTest {

    private static IngestKeys keys(Validate validate) {
        return new IngestKeys(DataSize.ofMegabytes(1), 1, validate);
    }

    private static InstanceReport report(Dataset dataset) {
        DicomFile file = DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian);
        return Validation.of(keys(Validate.REPORT)).orElseThrow().check(file);
    }

    @Test
    void checksOnlyWhenAsked() {
        assertThat(Validation.of(keys(Validate.OFF))).isEmpty();
        assertThat(report(ConformingInstance.MR.dataset()).findings()).isEmpty();
    }

    @Test
    void leavesValuesOut() {
        Dataset faulty = ConformingInstance.CT.dataset().toBuilder()
                .string(Tag.PatientBirthDate, "SECRETDATE")
                .build();

        assertThat(report(faulty).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo("ERROR");
            assertThat(finding.kind()).isEqualTo("VALUE");
            assertThat(finding.tagPath()).isEqualTo("(0010,0030)");
            assertThat(finding.toString()).doesNotContain("SECRET");
        });
    }
}
