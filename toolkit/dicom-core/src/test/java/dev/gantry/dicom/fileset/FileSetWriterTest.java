package dev.gantry.dicom.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.fileset.FileSetFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetWriterTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        instance("CT/IM1", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.1");
        instance("CT/IM2", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.2");
        instance("SR/DOC", UID.ComprehensiveSRStorage, "P1", "1.1", "1.1.2", "1.1.2.1");
        instance("DOSE", UID.RTDoseStorage, "P2", "1.2", "1.2.1", "1.2.1.1");
        instance("HANG", UID.HangingProtocolStorage, "", "", "", "1.3");
        Files.writeString(folder.resolve("README"), "no DICOM file");
    }

    @Test
    void listsInstancesByPatientStudyAndSeries() throws IOException {
        assertThat(FileSetWriter.write(folder, "SET_1")).isEmpty();

        FileSet set = FileSet.read(folder.resolve("DICOMDIR"), ReadOptions.strict());

        assertThat(set.id()).contains("SET_1");
        assertThat(set.records())
                .extracting(DirectoryRecord::type)
                .containsExactly(
                        "PATIENT",
                        "STUDY",
                        "SERIES",
                        "IMAGE",
                        "IMAGE",
                        "SERIES",
                        "SR DOCUMENT",
                        "PATIENT",
                        "STUDY",
                        "SERIES",
                        "RT DOSE",
                        "HANGING PROTOCOL");
        assertThat(set.roots()).hasSize(3);
        assertThat(set.roots().getFirst().attributes().string(Tag.PatientName)).contains("Müller^P1");
        assertThat(set.records().get(4).file(folder))
                .contains(folder.resolve("CT").resolve("IM2"));
        assertThat(FileSetCheck.check(folder.resolve("DICOMDIR"))).isEmpty();
    }

    @Test
    void replacesADirectoryThatIsThere() throws IOException {
        FileSetWriter.write(folder, "");
        Files.delete(folder.resolve("DOSE"));

        FileSetWriter.write(folder, "");

        assertThat(FileSet.read(folder.resolve("DICOMDIR"), ReadOptions.strict())
                        .records())
                .hasSize(8);
        assertThat(FileSetCheck.check(folder.resolve("DICOMDIR"))).isEmpty();
    }

    @Test
    void tellsWhatAMediumShouldNotHave() throws IOException {
        instance("a-long-name.dcm", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.3");
        Path broken = instance("BROKEN", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.4");
        byte[] whole = Files.readAllBytes(broken);
        Files.write(broken, java.util.Arrays.copyOf(whole, whole.length - 3));

        assertThat(FileSetWriter.write(folder, ""))
                .extracting(FileSetFault::kind, FileSetFault::file)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Kind.ILLEGAL_FILE_ID, Optional.of(Path.of("a-long-name.dcm"))),
                        org.assertj.core.groups.Tuple.tuple(Kind.UNREADABLE_FILE, Optional.of(Path.of("BROKEN"))));
    }

    @Test
    void findsWhatIsWrongWithTheFiles() throws IOException {
        FileSetWriter.write(folder, "");
        Files.delete(folder.resolve("DOSE"));
        instance("CT/IM1", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.9");
        instance("NEW", UID.CTImageStorage, "P1", "1.1", "1.1.1", "1.1.1.10");

        assertThat(FileSetCheck.check(folder.resolve("DICOMDIR")))
                .extracting(FileSetFault::kind)
                .containsExactlyInAnyOrder(Kind.MISSING_FILE, Kind.MISMATCH, Kind.UNREFERENCED_FILE);
    }

    @Test
    void findsWhatIsWrongWithTheRecords() throws IOException {
        Path dicomdir = new Directory()
                .record("PATIENT", new Directory.Links(2, 3))
                .record("IMAGE", new Directory.Links(1, 0))
                .record("STUDY", Directory.Links.astray())
                .root(1)
                .write(folder);

        assertThat(FileSetCheck.check(dicomdir))
                .extracting(FileSetFault::kind)
                .contains(Kind.CYCLE, Kind.DANGLING_OFFSET, Kind.MISPLACED_RECORD);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> FileSetWriter.write(folder, "small"));
    }

    private Path instance(String name, String sopClass, String patient, String study, String series, String uid)
            throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SOPClassUID, sopClass)
                .string(Tag.SOPInstanceUID, uid)
                .string(Tag.PatientID, patient)
                .string(Tag.PatientName, "Müller^" + patient)
                .string(Tag.StudyInstanceUID, study)
                .string(Tag.SeriesInstanceUID, series)
                .string(Tag.InstanceNumber, "1")
                .build();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian).write(file);
        return file;
    }
}
