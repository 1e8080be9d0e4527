package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void knowsTheAttributesOfTheStandard() {
        assertThat(Dictionary.vr(Tag.PatientName)).isEqualTo(VR.PN);
        assertThat(Dictionary.keyword(Tag.PatientName)).contains("PatientName");
        assertThat(Dictionary.name(Tag.PatientName)).contains("Patient's Name");
        assertThat(Dictionary.vm(Tag.ImageOrientationPatient)).contains("6");
        assertThat(Dictionary.vr(Tag.CommandField)).isEqualTo(VR.US);
        assertThat(Dictionary.vr(Tag.TransferSyntaxUID)).isEqualTo(VR.UI);
    }

    @Test
    void takesOneOfSeveralVrs() {
        assertThat(Dictionary.vr(Tag.PixelData)).isEqualTo(VR.OW);
        assertThat(Dictionary.vr(Tag.SmallestImagePixelValue)).isEqualTo(VR.US);
        assertThat(Dictionary.vrs(Tag.SmallestImagePixelValue)).contains("US or SS");
        assertThat(Dictionary.vr(Tag.LUTData)).isEqualTo(VR.OW);
        assertThat(Dictionary.isSignAmbiguous(Tag.SmallestImagePixelValue.value()))
                .isTrue();
    }

    @Test
    void answersForEachGroupThatRepeats() {
        assertThat(Dictionary.keyword(Tag.of(0x60023000))).contains("OverlayData");
        assertThat(Dictionary.vr(Tag.of(0x601E0010))).isEqualTo(VR.US);
        assertThat(Dictionary.vr(Tag.of(0x50023000))).isEqualTo(VR.OW);
        assertThat(Dictionary.keyword(Tag.of(0x60033000))).isEmpty();
    }

    @Test
    void knowsNothingPrivateButTheirCreators() {
        assertThat(Dictionary.vr(Tag.of(0x00290010))).isEqualTo(VR.LO);
        assertThat(Dictionary.vr(Tag.of(0x00291010))).isEqualTo(VR.UN);
        assertThat(Dictionary.vr(Tag.of(0x00290000))).isEqualTo(VR.UL);
        assertThat(Dictionary.keyword(Tag.of(0x00291010))).isEmpty();
    }

    @Test
    void knowsThePrivateElementsOfCommonVendors() {
        Tag csa = Tag.ofPrivate(0x0029, "SIEMENS CSA HEADER", 0x10);

        assertThat(PrivateDictionary.find(csa))
                .contains(new PrivateDictionary.Entry(VR.OB, "1", "CSA Image Header Info"));
        assertThat(Dictionary.vr(csa)).isEqualTo(VR.OB);
        assertThat(Dictionary.vr(new Tag(0x00291108, "SIEMENS CSA HEADER"))).isEqualTo(VR.CS);
        assertThat(Dictionary.vr(new Tag(0x002911FF, "SIEMENS CSA HEADER"))).isEqualTo(VR.UN);
        assertThat(Dictionary.vr(new Tag(0x00291010, "ACME"))).isEqualTo(VR.UN);
        assertThat(PrivateDictionary.find(Tag.of(0x00291010))).isEmpty();
        assertThat(PrivateDictionary.find(Tag.PatientName)).isEmpty();
        assertThat(Dictionary.keyword(csa)).isEmpty();
    }

    @Test
    void findsEveryConstantByItsKeyword() throws IllegalAccessException {
        int count = 0;
        for (Field field : Tag.class.getFields()) {
            // What stands for every group has no row of its own.
            boolean generic =
                    field.getName().startsWith("Generic") || field.getName().startsWith("Illegal");
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Tag.class && !generic) {
                Tag tag = (Tag) field.get(null);
                assertThat(Tag.ofKeyword(field.getName())).as(field.getName()).contains(tag);
                assertThat(Dictionary.name(tag)).as(field.getName()).isPresent();
                count++;
            }
        }
        assertThat(count).isGreaterThan(5300);
        assertThat(Tag.ofKeyword("")).isEmpty();
    }

    @Test
    void knowsWhatIsRetired() {
        assertThat(Dictionary.isRetired(Tag.of(0x00080001))).isTrue();
        assertThat(Dictionary.isRetired(Tag.of(0x50023000))).isTrue();
        assertThat(Dictionary.isRetired(Tag.PatientName)).isFalse();
        assertThat(Dictionary.isRetired(Tag.of(0x00091001))).isFalse();
    }

    @Test
    void knowsWhatCameAfterTheEditionOf2024() {
        assertThat(Dictionary.keyword(Tag.of(0x0008001D))).contains("SensitiveContentCodeSequence");
        assertThat(Dictionary.keyword(Tag.of(0x0008114C))).contains("ReferencedSegmentationSequence");
    }

    @Test
    void knowsTheRegisteredUids() {
        assertThat(Uids.name(UID.CTImageStorage)).isEqualTo("CT Image Storage");
        assertThat(Uids.name("1.2.3")).isEqualTo("1.2.3");
        assertThat(Uids.isStorageSopClass(UID.CTImageStorage)).isTrue();
        assertThat(Uids.isStorageSopClass(UID.Verification)).isFalse();
        assertThat(Uids.isStorageSopClass(UID.StorageCommitmentPushModel)).isFalse();
        assertThat(Uids.storageSopClasses().count()).isGreaterThan(150);
        assertThat(Uids.isValid("1.2.840.10008.1.2")).isTrue();
        assertThat(Uids.isValid("1.02.3")).isFalse();
        assertThat(Uids.isValid("1..3")).isFalse();
        assertThat(Uids.isValid("1.2.3.")).isFalse();
        assertThat(Uids.isValid("../../etc")).isFalse();
        assertThat(Uids.isValid("0.0")).isTrue();
    }

    @Test
    void takesForUidsWhatHospitalsTakeForThem() {
        assertThat(Uids.isPlausible("1.2.0104484")).isTrue();
        assertThat(Uids.isPlausible("dccc9599_0871-42.Z")).isTrue();
        assertThat(Uids.isPlausible("")).isFalse();
        assertThat(Uids.isPlausible("..")).isFalse();
        assertThat(Uids.isPlausible("1.2 3")).isFalse();
        assertThat(Uids.isPlausible("1/2")).isFalse();
        assertThat(Uids.isPlausible("1".repeat(65))).isFalse();
    }

    @Test
    void knowsTheTransferSyntaxes() {
        TransferSyntax rle = TransferSyntax.of(UID.RLELossless);
        assertThat(rle.encapsulated()).isTrue();
        assertThat(rle.explicitVr()).isTrue();
        assertThat(TransferSyntax.ImplicitVRLittleEndian.explicitVr()).isFalse();
        assertThat(TransferSyntax.ExplicitVRBigEndian.bigEndian()).isTrue();
        assertThat(TransferSyntax.DeflatedExplicitVRLittleEndian.deflated()).isTrue();
        assertThat(TransferSyntax.known("1.2.3")).isEmpty();
        assertThat(TransferSyntax.of("1.2.3"))
                .isEqualTo(new TransferSyntax("1.2.3", "1.2.3", true, false, false, true));
    }

    @Test
    void describesTheThirtyFourVrs() {
        assertThat(VR.values()).hasSize(34);
        assertThat(VR.parse("OW")).contains(VR.OW);
        assertThat(VR.parse("XX")).isEmpty();
        assertThat(VR.UT.hasLongLength()).isTrue();
        assertThat(VR.SH.hasLongLength()).isFalse();
        assertThat(VR.UI.paddingByte()).isZero();
        assertThat(VR.LO.paddingByte()).isEqualTo((byte) ' ');
        assertThat(VR.LT.isMultiValued()).isFalse();
        assertThat(VR.UI.isCharacterSetSensitive()).isFalse();
        assertThat(VR.FD.unit()).isEqualTo(8);
    }
}
