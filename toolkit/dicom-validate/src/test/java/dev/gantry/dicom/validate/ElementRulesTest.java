package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.ConformingInstance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementRulesTest {

    private static List<Finding> findings(DatasetBuilder builder) {
        return Validator.standard().validate(builder.build()).findings();
    }

    private static DatasetBuilder ct() {
        return ConformingInstance.CT.dataset().toBuilder();
    }

    @Test
    void warnsOfRetiredAndUnknownAttributes() {
        assertThat(findings(ct().string(Tag.OtherPatientIDs, "1")))
                .extracting(Finding::kind)
                .contains(Kind.RETIRED);
        assertThat(findings(ct().string(Tag.of(0x00180001), VR.LO, "1")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.UNKNOWN_ATTRIBUTE);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                });
    }

    @Test
    void wantsCreatorsForPrivateElements() {
        Tag orphan = Tag.of(0x00191001);
        assertThat(findings(ct().string(orphan, VR.LO, "1")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.PRIVATE_CREATOR));
        assertThat(findings(ct().string(Tag.of(0x00190010), VR.LO, "GANTRY").string(orphan, VR.LO, "1")))
                .isEmpty();
        assertThat(findings(ct().string(Tag.of(0x00190001), VR.LO, "1")))
                .extracting(Finding::section)
                .containsExactly("PS3.5 7.8.1");
    }

    @Test
    void findsCharactersThatNoCharacterSetDeclares() {
        Bytes latin = Bytes.of("J\u00f6rg", StandardCharsets.ISO_8859_1);
        assertThat(findings(ct().remove(Tag.SpecificCharacterSet).raw(Tag.PatientName, VR.PN, latin)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.section()).isEqualTo("PS3.5 6.1.2.3"));
    }

    @Test
    void findsPaddingOfTheWrongKind() {
        assertThat(findings(ct().raw(Tag.StudyID, VR.SH, Bytes.of("1\0", StandardCharsets.US_ASCII))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.VALUE));
        assertThat(findings(ct().raw(Tag.StudyInstanceUID, VR.UI, Bytes.of("1.2.3 ", StandardCharsets.US_ASCII))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.section()).isEqualTo("PS3.5 9.1"));
    }

    @Test
    void saysWhenItKnowsNoRulesForTheSopClass() {
        Report report = Validator.standard()
                .validate(Dataset.builder().string(Tag.SOPClassUID, "1.2.3.4").build());

        assertThat(report.iod()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.UNKNOWN_SOP_CLASS);
    }

    @Test
    void wantsASopClass() {
        assertThat(Validator.standard().validate(Dataset.empty()).findings())
                .extracting(Finding::kind, Finding::tagPath)
                .containsExactly(tuple(Kind.MISSING, "(0008,0016)"));
    }

    @Test
    void comparesMetaInformationWithTheDataSet() {
        DicomFile file = DicomFile.of(ConformingInstance.CT.dataset(), TransferSyntax.ExplicitVRLittleEndian);
        assertThat(Validator.standard()
                        .validate(file, ValidateOptions.standard())
                        .findings())
                .isEmpty();

        DicomFile other = new DicomFile(
                file.meta(), ct().string(Tag.SOPInstanceUID, "1.2.3").build(), file.syntax(), List.of());
        assertThat(Validator.standard()
                        .validate(other, ValidateOptions.standard())
                        .findings())
                .extracting(Finding::tagPath)
                .containsExactly("(0002,0003)");
    }

    @Test
    void tellsOfAttributesOutsideTheIodOnlyWhenAsked() {
        Dataset dataset = ct().string(Tag.SegmentationType, "BINARY").build();

        assertThat(Validator.standard().validate(dataset).findings()).isEmpty();
        assertThat(Validator.standard()
                        .validate(dataset, ValidateOptions.standard().withElementsOutsideIod())
                        .findings())
                .extracting(Finding::severity, Finding::kind, Finding::tagPath)
                .containsExactly(tuple(Severity.INFO, Kind.NOT_IN_IOD, "(0062,0001)"));
    }

    @Test
    void wantsFunctionalGroupsInOnePlaceAndAsManyItemsAsFrames() {
        Dataset clean = ConformingInstance.ENHANCED_CT.dataset();
        Dataset measures = clean.items(Tag.SharedFunctionalGroupsSequence).getFirst();
        List<Dataset> frames = new ArrayList<>(clean.items(Tag.PerFrameFunctionalGroupsSequence));
        frames.set(1, frames.get(1).with(measures.require(Tag.PixelMeasuresSequence)));

        assertThat(findings(clean.toBuilder().items(Tag.PerFrameFunctionalGroupsSequence, frames)))
                .filteredOn(finding -> finding.kind() == Kind.FUNCTIONAL_GROUP)
                .extracting(Finding::tagPath)
                .containsExactly("(5200,9230)[1].(0028,9110)");
        assertThat(findings(clean.toBuilder().items(Tag.PerFrameFunctionalGroupsSequence, frames.getFirst())))
                .extracting(Finding::kind, Finding::text)
                .containsExactly(tuple(Kind.FUNCTIONAL_GROUP, "has 1 items for 2 frames"));
    }

    @Test
    void checksOverlaysInEachOfTheirGroups() {
        assertThat(findings(ct().integer(Tag.of(0x60020010), 8)))
                .filteredOn(finding -> finding.kind() == Kind.MISSING)
                .extracting(Finding::tagPath)
                .contains("(6002,0011)", "(6002,0040)", "(6002,0050)");
    }
}
