package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Comparison.Difference;
import dev.gantry.dicom.Comparison.Kind;
import dev.gantry.dicom.Comparison.Options;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Dataset LEFT = Dataset.builder()
            .string(Tag.SpecificCharacterSet, "ISO_IR 100")
            .string(Tag.PatientName, "Müller^^=")
            .string(Tag.SliceThickness, "1.0")
            .integer(Tag.Rows, 1)
            .string(Tag.of(0x00290010), "ACME")
            .string(Tag.of(0x00291010), VR.LO, "private")
            .items(Tag.ReferencedStudySequence, item("1"), item("2"), item("3"))
            .build();

    private static final Dataset RIGHT = Dataset.builder()
            .string(Tag.SpecificCharacterSet, "ISO_IR 192")
            .string(Tag.PatientName, "Müller")
            .string(Tag.SliceThickness, "1.00")
            .raw(Tag.Rows, VR.SS, Bytes.of((byte) 1, (byte) 0))
            .string(Tag.PatientID, "7")
            .string(Tag.of(0x00290042), "ACME")
            .string(Tag.of(0x00294210), VR.LO, "private")
            .items(Tag.ReferencedStudySequence, item("1"), item("9"))
            .build();

    private static Dataset item(String uid) {
        return Dataset.builder().string(Tag.ReferencedSOPInstanceUID, uid).build();
    }

    private static List<String> differences(Dataset left, Dataset right, Options options) {
        return Comparison.of(left, right, options).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void findsNoDifferenceBetweenEqualDatasets() {
        assertThat(Comparison.of(LEFT, LEFT, Options.exact())).isEmpty();
        assertThat(Comparison.of(LEFT, LEFT, Options.byValue())).isEmpty();
    }

    @Test
    void findsEachKindOfDifferenceInTheOrderOfAFile() {
        assertThat(differences(LEFT, RIGHT, Options.byValue()))
                .containsExactly(
                        "(0008,0005) VALUE",
                        "(0008,1110)[1].(0008,1155) VALUE",
                        "(0008,1110)[2] ONLY_LEFT",
                        "(0010,0020) ONLY_RIGHT",
                        "(0028,0010) VR");
    }

    @Test
    void countsEveryByteIfAsked() {
        assertThat(differences(LEFT, RIGHT, Options.exact()))
                .contains(
                        "(0010,0010) VALUE",
                        "(0018,0050) VALUE",
                        "(0029,0010) ONLY_LEFT",
                        "(0029,xx10,\"ACME\") ONLY_LEFT",
                        "(0029,xx10,\"ACME\") ONLY_RIGHT");
    }

    @Test
    void leavesOutWhatIsToBeIgnored() {
        Options options = Options.exact()
                .ignoringPrivate(true)
                .ignoringVr(true)
                .ignoring(Set.of(
                        Tag.SpecificCharacterSet,
                        Tag.PatientName,
                        Tag.ReferencedSOPInstanceUID,
                        Tag.SliceThickness,
                        Tag.PatientID));

        assertThat(differences(LEFT, RIGHT, options)).containsExactly("(0008,1110)[2] ONLY_LEFT");
        assertThat(Comparison.of(
                        Dataset.builder().integer(Tag.of(0x00080000), 5).build(), Dataset.empty(), Options.byValue()))
                .isEmpty();
    }

    @Test
    void showsBothSides() {
        Difference difference = Comparison.of(LEFT, RIGHT, Options.byValue()).getLast();

        assertThat(difference.kind()).isEqualTo(Kind.VR);
        assertThat(difference.left().orElseThrow().vr()).isEqualTo(VR.US);
        assertThat(difference.right().orElseThrow().vr()).isEqualTo(VR.SS);
    }

    @Test
    void refusesValuesThatAreNotThere() {
        Dataset bulk = Dataset.builder()
                .put(new DataElement(Tag.PixelData, VR.OW, new Value.Bulk(10, 10)))
                .build();

        assertThatThrownBy(() -> Comparison.of(bulk, bulk, Options.byValue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(7FE0,0010)");
    }

    @Test
    void comparesHoweverDeepDatasetsAreNested() {
        Dataset deep = item("1");
        Dataset other = item("2");
        for (int i = 0; i < 3000; i++) {
            deep = Dataset.builder().items(Tag.ReferencedStudySequence, deep).build();
            other = Dataset.builder().items(Tag.ReferencedStudySequence, other).build();
        }

        assertThat(Comparison.of(deep, other, Options.byValue())).hasSize(1);
    }
}
