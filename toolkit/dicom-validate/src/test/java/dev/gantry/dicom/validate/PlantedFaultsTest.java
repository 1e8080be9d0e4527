package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.ConformingInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedFaultsTest {

    private static final Tag SHARED = Tag.SharedFunctionalGroupsSequence;

    @ParameterizedTest
    @EnumSource
    void findsNothingInCleanInstances(ConformingInstance instance) {
        Report report = Validator.standard()
                .validate(instance.dataset(), ValidateOptions.standard().withElementsOutsideIod());

        assertThat(report.findings()).isEmpty();
        assertThat(report.iod()).isPresent();
        assertThat(report.isClean()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void findsOnePlantedFaultAndNothingElse(
            ConformingInstance instance, Kind kind, String path, String section, Dataset faulty) {
        Report report = Validator.standard().validate(faulty);

        assertThat(report.findings())
                .extracting(Finding::severity, Finding::kind, Finding::tagPath, Finding::section)
                .containsExactly(tuple(Severity.ERROR, kind, path, section));
    }

    static Stream<Arguments> findsOnePlantedFaultAndNothingElse() {
        return Stream.of(ct(), mr(), enhancedCt(), sr(), seg()).flatMap(List::stream);
    }

    private static List<Arguments> ct() {
        Dataset clean = ConformingInstance.CT.dataset();
        return List.of(
                fault(
                        ConformingInstance.CT,
                        Kind.MISSING,
                        "(0028,1052)",
                        "PS3.3 C.8.2.1",
                        clean.without(Tag.RescaleIntercept)),
                fault(
                        ConformingInstance.CT,
                        Kind.EMPTY,
                        "(0020,000E)",
                        "PS3.3 C.7.3.1",
                        edit(clean, b -> b.string(Tag.SeriesInstanceUID, ""))),
                fault(
                        ConformingInstance.CT,
                        Kind.VM,
                        "(0020,0032)",
                        "PS3.6 6",
                        edit(clean, b -> b.decimal(Tag.ImagePositionPatient, 1, 2))),
                fault(
                        ConformingInstance.CT,
                        Kind.VR,
                        "(0018,0060)",
                        "PS3.6 6",
                        edit(clean, b -> b.string(Tag.KVP, VR.LO, "120"))),
                fault(
                        ConformingInstance.CT,
                        Kind.ENUMERATED_VALUE,
                        "(0018,1140)",
                        "PS3.3 C.8.2.1",
                        edit(clean, b -> b.string(Tag.RotationDirection, "LEFT"))));
    }

    private static List<Arguments> mr() {
        Dataset clean = ConformingInstance.MR.dataset();
        return List.of(
                fault(
                        ConformingInstance.MR,
                        Kind.MISSING,
                        "(0018,0020)",
                        "PS3.3 C.8.3.1",
                        clean.without(Tag.ScanningSequence)),
                fault(
                        ConformingInstance.MR,
                        Kind.VM,
                        "(0018,0050)",
                        "PS3.6 6",
                        edit(clean, b -> b.string(Tag.SliceThickness, "1", "2"))),
                fault(
                        ConformingInstance.MR,
                        Kind.VR,
                        "(0018,0081)",
                        "PS3.6 6",
                        edit(clean, b -> b.string(Tag.EchoTime, VR.IS, "15"))),
                fault(
                        ConformingInstance.MR,
                        Kind.ENUMERATED_VALUE,
                        "(0018,0023)",
                        "PS3.3 C.8.3.1",
                        edit(clean, b -> b.string(Tag.MRAcquisitionType, "4D"))));
    }

    private static List<Arguments> enhancedCt() {
        Dataset clean = ConformingInstance.ENHANCED_CT.dataset();
        String measures = "(5200,9229)[0].(0028,9110)";
        String frameType = "(5200,9229)[0].(0018,9329)[0]";
        return List.of(
                fault(
                        ConformingInstance.ENHANCED_CT,
                        Kind.MISSING,
                        measures + "[0].(0028,0030)",
                        "PS3.3 C.7.6.16.2.1",
                        inside(clean, item -> item.remove(Tag.PixelSpacing), SHARED, Tag.PixelMeasuresSequence)),
                fault(
                        ConformingInstance.ENHANCED_CT,
                        Kind.MISSING,
                        measures,
                        "PS3.3 C.7.6.16.2.1",
                        inside(clean, item -> item.remove(Tag.PixelMeasuresSequence), SHARED)),
                fault(
                        ConformingInstance.ENHANCED_CT,
                        Kind.VM,
                        measures + "[0].(0028,0030)",
                        "PS3.6 6",
                        inside(
                                clean,
                                item -> item.decimal(Tag.PixelSpacing, 1, 2, 3),
                                SHARED,
                                Tag.PixelMeasuresSequence)),
                fault(
                        ConformingInstance.ENHANCED_CT,
                        Kind.VR,
                        "(5200,9229)[0].(0018,9325)[0].(0018,0060)",
                        "PS3.6 6",
                        inside(
                                clean,
                                item -> item.raw(Tag.KVP, VR.FD, Bytes.wrap(new byte[] {0, 0, 0, 0, 0, 0, 94, 64})),
                                SHARED,
                                Tag.CTXRayDetailsSequence)),
                fault(
                        ConformingInstance.ENHANCED_CT,
                        Kind.ENUMERATED_VALUE,
                        frameType + ".(0008,9205)",
                        "PS3.3 C.8.16.2",
                        inside(
                                clean,
                                item -> item.string(Tag.PixelPresentation, "GRAY"),
                                SHARED,
                                Tag.CTImageFrameTypeSequence)));
    }

    private static List<Arguments> sr() {
        Dataset clean = ConformingInstance.SR.dataset();
        return List.of(
                fault(
                        ConformingInstance.SR,
                        Kind.MISSING,
                        "(0040,A730)[0].(0040,A010)",
                        "PS3.3 C.17.3.4",
                        inside(clean, item -> item.remove(Tag.RelationshipType), Tag.ContentSequence)),
                fault(
                        ConformingInstance.SR,
                        Kind.VM,
                        "(0040,A493)",
                        "PS3.6 6",
                        edit(clean, b -> b.string(Tag.VerificationFlag, "UNVERIFIED", "UNVERIFIED"))),
                fault(
                        ConformingInstance.SR,
                        Kind.VR,
                        "(0040,A730)[0].(0040,A168)[0].(0008,0104)",
                        "PS3.6 6",
                        inside(
                                clean,
                                item -> item.string(Tag.CodeMeaning, VR.ST, "English"),
                                Tag.ContentSequence,
                                Tag.ConceptCodeSequence)),
                fault(
                        ConformingInstance.SR,
                        Kind.ENUMERATED_VALUE,
                        "(0040,A050)",
                        "PS3.3 C.18.8",
                        edit(clean, b -> b.string(Tag.ContinuityOfContent, "BROKEN"))));
    }

    private static List<Arguments> seg() {
        Dataset clean = ConformingInstance.SEG.dataset();
        return List.of(
                fault(
                        ConformingInstance.SEG,
                        Kind.MISSING,
                        "(0062,0002)[0].(0062,0005)",
                        "PS3.3 C.8.20.4",
                        inside(clean, item -> item.remove(Tag.SegmentLabel), Tag.SegmentSequence)),
                fault(
                        ConformingInstance.SEG,
                        Kind.VM,
                        "(0062,0001)",
                        "PS3.6 6",
                        edit(clean, b -> b.string(Tag.SegmentationType, "BINARY", "BINARY"))),
                fault(
                        ConformingInstance.SEG,
                        Kind.VR,
                        "(0062,0002)[0].(0062,0005)",
                        "PS3.6 6",
                        inside(clean, item -> item.string(Tag.SegmentLabel, VR.SH, "Disc"), Tag.SegmentSequence)),
                fault(
                        ConformingInstance.SEG,
                        Kind.ENUMERATED_VALUE,
                        "(0062,0013)",
                        "PS3.3 C.8.20.2",
                        edit(clean, b -> b.string(Tag.SegmentsOverlap, "MAYBE"))));
    }

    private static Arguments fault(
            ConformingInstance instance, Kind kind, String path, String section, Dataset faulty) {
        return Arguments.of(instance, kind, path, section, faulty);
    }

    private static Dataset edit(Dataset dataset, Consumer<DatasetBuilder> change) {
        DatasetBuilder builder = dataset.toBuilder();
        change.accept(builder);
        return builder.build();
    }

    /** Changes the first item at the end of a path of sequences. */
    private static Dataset inside(Dataset dataset, Consumer<DatasetBuilder> change, Tag... path) {
        if (path.length == 0) {
            return edit(dataset, change);
        }
        List<Dataset> items = new ArrayList<>(dataset.items(path[0]));
        Tag[] rest = Arrays.copyOfRange(path, 1, path.length);
        items.set(0, inside(items.getFirst(), change, rest));
        DataElement element = dataset.toBuilder().items(path[0], items).build().require(path[0]);
        return dataset.with(element);
    }
}
