package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TagTest {

    @Test
    void isNamedByTheKeywordsOfTheStandard() {
        assertThat(Tag.SOPInstanceUID).isEqualTo(Tag.of(0x0008, 0x0018));
        assertThat(Tag.PixelData.value()).isEqualTo(0x7FE00010);
        assertThat(Tag.CommandField.group()).isZero();
        assertThat(Tag.ofKeyword("PatientName")).contains(Tag.of(0x00100010));
        assertThat(Tag.ofKeyword("NoSuchKeyword")).isEmpty();
    }

    @Test
    void isReadFromEveryWayToWriteIt() {
        assertThat(Tag.parse("00080018"))
                .isEqualTo(Tag.parse("0008,0018"))
                .isEqualTo(Tag.parse("(0008,0018)"))
                .isEqualTo(Tag.parse("SOPInstanceUID"));
        assertThat(Tag.parse("7fe00010")).isEqualTo(Tag.PixelData);
        assertThatThrownBy(() -> Tag.parse("0008001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tag.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWrittenAsTheStandardDoes() {
        assertThat(Tag.PixelData).hasToString("(7FE0,0010)");
        assertThat(Tag.PixelData.hex()).isEqualTo("7FE00010");
    }

    @Test
    void sortsAsInAFile() {
        assertThat(Tag.of(0xFFFEE000)).isGreaterThan(Tag.PixelData);
        assertThat(Tag.PatientID).isGreaterThan(Tag.PatientName);
    }

    @Test
    void ofACreatorIsEqualInWhateverBlock() {
        Tag inBlock10 = new Tag(0x00291010, "SIEMENS CSA HEADER");
        Tag inBlock11 = new Tag(0x00291110, "SIEMENS CSA HEADER");

        assertThat(inBlock10).isEqualTo(inBlock11).hasSameHashCodeAs(inBlock11);
        assertThat(inBlock10).isEqualTo(Tag.ofPrivate(0x0029, "SIEMENS CSA HEADER", 0x10));
        assertThat(inBlock10).isNotEqualTo(new Tag(0x00291010, "SIEMENS MEDCOM HEADER"));
        assertThat(inBlock10).isNotEqualTo(Tag.of(0x00291010));
    }
}
