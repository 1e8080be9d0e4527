package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final Dataset DATASET = Dataset.builder()
            .string(Tag.PatientName, "Müller^Jörg=ミュラー^ヨルグ")
            .string(Tag.ImageType, "ORIGINAL", "", "AXIAL")
            .string(Tag.StudyDate, "20260229")
            .string(Tag.SeriesDate, "2026.02.28")
            .string(Tag.StudyTime, "101112.5")
            .string(Tag.SeriesTime, "10")
            .string(Tag.ImageComments, " two  spaces\\one backslash  ")
            .string(Tag.SOPInstanceUID, "1.2.3")
            .integer(Tag.Rows, 65535)
            .integer(Tag.NumberOfFrames, 12)
            .decimal(Tag.PixelSpacing, 0.5, -1.25e-7)
            .string(Tag.InstanceNumber, "99999999999")
            .string(Tag.SeriesNumber, "abc")
            .build();

    @Test
    void decodesValuesWhenAsked() {
        assertThat(DATASET.strings(Tag.ImageType)).containsExactly("ORIGINAL", "", "AXIAL");
        assertThat(DATASET.uid(Tag.SOPInstanceUID)).contains("1.2.3");
        assertThat(DATASET.integer(Tag.Rows)).hasValue(65535);
        assertThat(DATASET.string(Tag.Rows)).contains("65535");
        assertThat(DATASET.integer(Tag.NumberOfFrames)).hasValue(12);
        assertThat(DATASET.decimals(Tag.PixelSpacing)).containsExactly(0.5, -1.25e-7);
        assertThat(DATASET.string(Tag.ImageComments)).contains(" two  spaces\\one backslash");
        assertThat(DATASET.date(Tag.SeriesDate)).contains(LocalDate.of(2026, 2, 28));
        assertThat(DATASET.time(Tag.StudyTime)).contains(LocalTime.of(10, 11, 12, 500_000_000));
        assertThat(DATASET.time(Tag.SeriesTime)).contains(LocalTime.of(10, 0));
        PersonName name = DATASET.personName(Tag.PatientName).orElseThrow();
        assertThat(name.family()).isEqualTo("Müller");
        assertThat(name.given()).isEqualTo("Jörg");
        assertThat(name.ideographic()).isEqualTo("ミュラー^ヨルグ");
        assertThat(name).hasToString("Müller^Jörg=ミュラー^ヨルグ");
    }

    @Test
    void answersNothingForWhatIsNotThereOrNotThat() {
        assertThat(DATASET.string(Tag.PatientID)).isEmpty();
        assertThat(DATASET.date(Tag.StudyDate)).isEmpty();
        assertThat(DATASET.integer(Tag.InstanceNumber)).isEmpty();
        assertThat(DATASET.integers(Tag.InstanceNumber)).containsExactly(99_999_999_999L);
        assertThat(DATASET.integer(Tag.SeriesNumber)).isEmpty();
        assertThat(DATASET.items(Tag.PatientName)).isEmpty();
        assertThatThrownBy(() -> DATASET.require(Tag.PatientID))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("(0010,0020)");
    }

    @Test
    void declaresUtf8ForTextBeyondAsciiWhereNothingIsDeclared() {
        assertThat(DATASET.strings(Tag.SpecificCharacterSet)).containsExactly("ISO_IR 192");
        assertThat(Dataset.builder().string(Tag.PatientName, "Mueller").build().contains(Tag.SpecificCharacterSet))
                .isFalse();
    }

    @Test
    void encodesTextAsDeclaredOrNotAtAll() {
        DatasetBuilder builder =
                Dataset.builder().string(Tag.PatientName, "Müller").string(Tag.SpecificCharacterSet, "ISO_IR 100");
        assertThat(builder.build().bytes(Tag.PatientName)).contains(Bytes.of("Müller", StandardCharsets.ISO_8859_1));

        builder.string(Tag.PatientName, "ミュラー");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0010,0010)");
    }

    @Test
    void handsItsCharacterSetDownToItems() {
        Dataset item = Dataset.builder()
                .raw(Tag.CodeMeaning, VR.LO, Bytes.of("Größe", StandardCharsets.ISO_8859_1))
                .build();
        Dataset greek = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 126")
                .raw(Tag.CodeMeaning, VR.LO, Bytes.of((byte) 0xE1))
                .build();
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 100")
                .items(Tag.ProcedureCodeSequence, item, greek)
                .build();

        assertThat(dataset.items(Tag.ProcedureCodeSequence).get(0).string(Tag.CodeMeaning))
                .contains("Größe");
        assertThat(dataset.items(Tag.ProcedureCodeSequence).get(1).string(Tag.CodeMeaning))
                .contains("α");
    }

    @Test
    void findsPrivateElementsByTheirCreator() {
        Dataset dataset = Dataset.builder()
                .string(Tag.of(0x00291110), VR.LO, "second")
                .string(Tag.of(0x00290010), "ACME 1")
                .string(Tag.of(0x00290011), "ACME 2")
                .string(Tag.of(0x00291010), VR.LO, "first")
                .build();

        assertThat(dataset.string(Tag.ofPrivate(0x0029, "ACME 2", 0x10))).contains("second");
        assertThat(dataset.string(Tag.ofPrivate(0x0029, "ACME 1", 0x10))).contains("first");
        assertThat(dataset.string(Tag.of(0x00291110))).contains("second");
        assertThat(dataset.contains(Tag.ofPrivate(0x0029, "ACME 3", 0x10))).isFalse();
    }

    @Test
    void isSortedAndHoldsEachTagOnce() {
        Dataset dataset = Dataset.builder()
                .string(Tag.PatientID, "first")
                .string(Tag.PatientName, "NAME")
                .string(Tag.PatientID, "last")
                .build();

        assertThat(dataset).extracting(DataElement::tag).containsExactly(Tag.PatientName, Tag.PatientID);
        assertThat(dataset.string(Tag.PatientID)).contains("last");
    }

    @Test
    void changesIntoAnother() {
        Dataset changed =
                DATASET.without(Tag.PatientName).with(DataElement.of(Tag.PatientID, VR.LO, Bytes.of((byte) 'X')));

        assertThat(changed.contains(Tag.PatientName)).isFalse();
        assertThat(changed.string(Tag.PatientID)).contains("X");
        assertThat(DATASET.contains(Tag.PatientName)).isTrue();
        assertThat(DATASET.without(Tag.PatientID)).isSameAs(DATASET);
    }

    @Test
    void showsNoValueInItsText() {
        assertThat(DATASET.toString()).doesNotContain("ller").doesNotContain("1.2.3");
    }

    @Test
    void decodesUnknownsByTheDictionary() {
        Dataset dataset = Dataset.builder()
                .raw(Tag.Rows, VR.UN, Bytes.of((byte) 1, (byte) 2))
                .raw(Tag.PatientID, VR.UN, Bytes.of("ID ", StandardCharsets.US_ASCII))
                .build();

        assertThat(dataset.integer(Tag.Rows)).hasValue(513);
        assertThat(dataset.string(Tag.PatientID)).contains("ID");
    }
}
