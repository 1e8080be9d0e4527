package dev.gantry.dicom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.InstanceScanner;
import dev.gantry.dicom.PixelDataLayout;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.ScannedInstance;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Uids;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticInstancesTest {

    @ParameterizedTest
    @EnumSource
    void makesStandardInstancesOfEveryModality(Modality modality) throws IOException {
        SyntheticInstance instance = SyntheticInstances.seeded(3).of(modality).one();

        DicomFile file = DicomFile.read(instance.part10Stream(), ReadOptions.strict());

        assertThat(file.dataset()).isEqualTo(instance.dataset());
        assertThat(file.syntax()).isEqualTo(instance.syntax());
        assertThat(file.warnings()).isEmpty();
        assertThat(Uids.isStorageSopClass(instance.sopClassUid())).isTrue();
        assertThat(Uids.isValid(instance.sopInstanceUid())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void layFramesWhereTheScannerFindsThem(Modality modality) throws IOException {
        SyntheticInstance instance = SyntheticInstances.seeded(4)
                .of(modality)
                .withFrames(7)
                .withSize(31, 33)
                .one();

        ScannedInstance scan = InstanceScanner.scanFile(instance.part10Stream(), ReadOptions.strict());

        assertThat(scan.pixelData().map(PixelDataLayout::frames).orElse(7)).isEqualTo(7);
        assertThat(scan.pixelData().isPresent()).isEqualTo(modality.hasPixels());
        assertThat(scan.length()).isEqualTo(instance.part10().length());
    }

    @Test
    void makesTheSameBytesFromTheSameSeed() {
        assertThat(SyntheticInstances.seeded(5).one().part10())
                .isEqualTo(SyntheticInstances.seeded(5).one().part10())
                .isNotEqualTo(SyntheticInstances.seeded(6).one().part10());
    }

    @Test
    void givesEachInstanceOfAStudyItsOwnUid() {
        SyntheticInstances instances =
                SyntheticInstances.seeded(7).of(Modality.SR).withInstances(5);

        assertThat(instances.study(3).map(SyntheticInstance::sopInstanceUid))
                .hasSize(15)
                .doesNotHaveDuplicates();
        assertThat(instances.study(3).map(SyntheticInstance::studyInstanceUid).distinct())
                .hasSize(1);
        assertThat(instances.study(3).map(SyntheticInstance::seriesInstanceUid).distinct())
                .hasSize(3);
    }

    @Test
    void encodesInTheSyntaxAskedFor() throws IOException {
        SyntheticInstances instances = SyntheticInstances.seeded(8).withSize(8, 8);
        for (TransferSyntax syntax : new TransferSyntax[] {
            TransferSyntax.ImplicitVRLittleEndian,
            TransferSyntax.ExplicitVRBigEndian,
            TransferSyntax.DeflatedExplicitVRLittleEndian
        }) {
            SyntheticInstance instance = instances.instance(1, 1, syntax);
            DicomFile file = DicomFile.read(instance.part10Stream(), ReadOptions.strict());
            assertThat(file.syntax()).isEqualTo(syntax);
            assertThat(file.dataset().bytes(Tag.PixelData))
                    .isEqualTo(instance.dataset().bytes(Tag.PixelData));
        }
    }

    @Test
    void writesFilesToAFolder(@TempDir Path folder) throws IOException {
        WriteFiles.write(folder, SyntheticInstances.seeded(9).withSize(4, 4).withInstances(3));

        assertThat(folder.toFile().list()).hasSize(3);
    }
}
