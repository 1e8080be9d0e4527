package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.testkit.ConformingInstance;
import dev.gantry.dicom.testkit.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OddDataTest {

    @Test
    void reportsOnWhateverMutatedFilesRead() {
        Generator.check(300, generator -> {
            ConformingInstance instance = generator.oneOf(ConformingInstance.values());
            Bytes mutated = generator.mutated(instance.instance().part10());
            try {
                DicomFile file = DicomFile.read(mutated.asInputStream(), ReadOptions.lenient());
                Report report = Validator.standard().validate(file, ValidateOptions.standard());
                assertThat(report.findings())
                        .allSatisfy(finding -> assertThat(finding.text()).isNotEmpty());
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        });
    }

    @Test
    void reportsOnElementsOfTheWrongVr() {
        Generator.check(200, generator -> {
            DatasetBuilder builder = ConformingInstance.ENHANCED_CT.dataset().toBuilder();
            for (DataElement element : ConformingInstance.ENHANCED_CT.dataset()) {
                if (generator.chance(0.2)) {
                    builder.put(odd(element.tag(), generator));
                }
            }
            Report report = Validator.standard().validate(builder.build());
            assertThat(report.findings()).isNotEmpty();
        });
    }

    private static DataElement odd(Tag tag, Generator generator) {
        VR vr = generator.oneOf(VR.values());
        if (vr == VR.SQ) {
            return new DataElement(tag, vr, new Value.Items(List.of(Dataset.empty(), Dataset.empty())));
        }
        return generator.chance(0.1)
                ? new DataElement(tag, vr, new Value.Bulk(0, generator.below(3)))
                : DataElement.of(tag, vr, Bytes.wrap(generator.bytes(generator.below(40))));
    }

    @Test
    void doesNotOverflowOnDeepNesting() {
        Dataset item = Dataset.builder().string(Tag.ValueType, "CONTAINER").build();
        for (int depth = 0; depth < 1000; depth++) {
            item = Dataset.builder()
                    .string(Tag.RelationshipType, "CONTAINS")
                    .string(Tag.ValueType, "WRONG")
                    .items(Tag.ContentSequence, item)
                    .build();
        }
        Report report = Validator.standard()
                .validate(ConformingInstance.SR.dataset().toBuilder()
                        .items(Tag.ContentSequence, item)
                        .build());

        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void listsAsMuchAsIsAskedForAndCountsTheRest() {
        DatasetBuilder builder = Dataset.builder();
        for (int element = 0; element < 5000; element++) {
            builder.raw(Tag.of(0x0018, 0x1000 + element), VR.UN, Bytes.of((byte) 0, (byte) 0));
        }
        Report report = Validator.standard()
                .validate(builder.build(), ValidateOptions.standard().withMaxFindings(100));

        assertThat(report.findings()).hasSize(101);
        assertThat(report.findings().getLast().kind()).isEqualTo(Kind.MORE);
        assertThat(report.unlisted()).isGreaterThan(4000);
    }

    @Test
    void countsWhatRepeatsFromItemToItem() {
        List<Dataset> frames = new ArrayList<>(Collections.nCopies(
                3000,
                Dataset.builder()
                        .string(Tag.StackID, "a stack ID that is too long")
                        .build()));
        Report report = Validator.standard()
                .validate(Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.3")
                        .items(Tag.PerFrameFunctionalGroupsSequence, frames)
                        .build());

        assertThat(report.findings())
                .filteredOn(finding -> finding.text().contains("more than 16 characters"))
                .hasSize(4)
                .last()
                .satisfies(last -> assertThat(last.text()).startsWith("and 2997 more of: "));
        assertThat(report.unlisted()).isEqualTo(2997);
    }

    @Test
    void keepsValuesOutOfTexts() {
        Report report = Validator.standard()
                .validate(ConformingInstance.CT.dataset().toBuilder()
                        .string(Tag.PatientBirthDate, "SECRETDATE")
                        .build());

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.toString()).doesNotContain("SECRET");
            assertThat(finding.value()).contains("SECRETDATE");
            assertThat(finding.withoutValue().value()).isEmpty();
        });
    }
}
