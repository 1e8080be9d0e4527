package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.cli.shell.ExitCode;
import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModifyCommandTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void fillTheFolder() throws IOException {
        desk = Desk.in(folder);
    }

    @Test
    void setsErasesAndInserts() throws IOException {
        assertThat(desk.run(
                        "modify",
                        "-e",
                        "PatientID=X",
                        "-e",
                        "0010,0010=Muster^Max",
                        "--erase",
                        "StudyDescription",
                        "--insert",
                        "PatientSex=O",
                        "--insert",
                        "PatientWeight=70.5",
                        "image.dcm"))
                .isEqualTo(ExitCode.DONE);

        Dataset before = read("same.dcm").dataset();
        Dataset after = read("image.dcm").dataset();
        assertThat(after.string(Tag.PatientID)).contains("X");
        assertThat(after.string(Tag.PatientName)).contains("Muster^Max");
        assertThat(after.contains(Tag.StudyDescription)).isFalse();
        assertThat(after.string(Tag.PatientSex)).isEqualTo(before.string(Tag.PatientSex));
        assertThat(after.string(Tag.PatientWeight)).contains("70.5");
        assertThat(after.get(Tag.PixelData)).isEqualTo(before.get(Tag.PixelData));
        assertThat(after.size()).isEqualTo(before.size());
    }

    @Test
    void writesEveryKindOfValueAsItsVrHasIt() throws IOException {
        desk.run(
                "modify",
                "-e",
                "SmallestImagePixelValue=7",
                "-e",
                "FrameIncrementPointer=0018,1063",
                "-e",
                "RealWorldValueSlope=0.5",
                "-e",
                "ICCProfile=00ff 10",
                "-e",
                "ImageType=DERIVED\\SECONDARY",
                "-e",
                "ProcedureCodeSequence[1].CodeMeaning=second",
                "-e",
                "StudyID=",
                "image.dcm");

        Dataset after = read("image.dcm").dataset();
        assertThat(desk.err()).isEmpty();
        assertThat(after.integer(Tag.SmallestImagePixelValue)).hasValue(7);
        assertThat(after.strings(Tag.FrameIncrementPointer)).containsExactly("00181063");
        assertThat(after.decimal(Tag.RealWorldValueSlope)).hasValue(0.5);
        assertThat(after.bytes(Tag.ICCProfile)).contains(Bytes.of((byte) 0, (byte) 0xFF, (byte) 0x10, (byte) 0));
        assertThat(after.strings(Tag.ImageType)).containsExactly("DERIVED", "SECONDARY");
        assertThat(after.items(Tag.ProcedureCodeSequence).get(1).string(Tag.CodeMeaning))
                .contains("second");
        assertThat(after.require(Tag.StudyID).value()).isEqualTo(new Value.Raw(Bytes.empty()));
    }

    @Test
    void refusesWhatIsNoValueAndLeavesTheFileAlone() throws IOException {
        byte[] before = Files.readAllBytes(desk.file("image.dcm"));

        for (String edit : List.of(
                "Rows=many",
                "Rows=-1",
                "Rows=65536",
                "ICCProfile=xyz",
                "ProcedureCodeSequence=1",
                "TransferSyntaxUID=1",
                "StudyDate=yesterday")) {
            assertThat(desk.run("modify", "-e", edit, "image.dcm")).as(edit).isEqualTo(ExitCode.FAILED);
            assertThat(desk.err()).startsWith("gantry: image.dcm: ");
        }
        assertThat(desk.run("modify", "--unchecked", "-e", "StudyDate=2026", "same.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("modify", "-e", "NoSuchTag=1", "image.dcm")).isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("modify", "-e", "PatientID", "image.dcm")).isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("modify", "image.dcm")).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readAllBytes(desk.file("image.dcm"))).isEqualTo(before);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void keepsAFileItCannotReadUnchanged() throws IOException {
        byte[] torn = Arrays.copyOf(Files.readAllBytes(desk.file("image.dcm")), 700);
        Files.write(desk.file("torn.dcm"), torn);

        assertThat(desk.run("modify", "-e", "PatientID=X", "torn.dcm", "image.dcm"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(Files.readAllBytes(desk.file("torn.dcm"))).isEqualTo(torn);
        assertThat(read("image.dcm").dataset().string(Tag.PatientID)).contains("X");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void encodesTextInTheCharacterSetOfTheFile() throws IOException {
        DicomFile.of(
                        Dataset.builder()
                                .string(Tag.SpecificCharacterSet, "ISO_IR 100")
                                .string(Tag.SOPClassUID, UID.CTImageStorage)
                                .string(Tag.SOPInstanceUID, "1.2.3")
                                .string(Tag.PatientName, "X")
                                .build(),
                        TransferSyntax.ImplicitVRLittleEndian)
                .write(desk.file("latin.dcm"));

        assertThat(desk.run("modify", "-e", "PatientName=Müller", "latin.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(read("latin.dcm").dataset().bytes(Tag.PatientName)).contains(Bytes.of("Müller", ISO_8859_1));
        assertThat(desk.run("modify", "-e", "PatientName=山田", "latin.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.err()).contains("ISO_IR 100").doesNotContain("山田");
    }

    @Test
    void keepsFormPermissionsAndLinks() throws IOException {
        assertThat(desk.run("convert", "--lengths", "defined", "--out", "defined", "image.dcm"))
                .isEqualTo(ExitCode.DONE);
        Path file = desk.file("defined/image.dcm");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(desk.file("link.dcm"), file);
        long length = Files.size(file);

        desk.run("modify", "-e", "PatientSex=M", "-e", "StudyID=", "link.dcm");
        desk.run("modify", "-e", "StudyID=S3", "link.dcm");

        assertThat(Files.isSymbolicLink(desk.file("link.dcm"))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.size(file)).isEqualTo(length);
    }

    @Test
    void writesCopiesIntoAFolder() throws IOException {
        byte[] before = Files.readAllBytes(desk.file("scans/IM1.dcm"));

        assertThat(desk.run("modify", "-e", "PatientID=X", "--out", "changed", "scans"))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllBytes(desk.file("scans/IM1.dcm"))).isEqualTo(before);
        assertThat(read("changed/reports/IM2.dcm").dataset().string(Tag.PatientID))
                .contains("X");
        assertThat(desk.run("modify", "-e", "PatientID=X", "--out", "same", "scans/IM1.dcm", "copies/IM1.dcm"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(desk.err()).contains("another file of this name");
    }

    @Test
    void givesNewUidsThatStillRefer() throws IOException {
        assertThat(desk.run("modify", "--new-uids", "study", "--out", "fresh", "scans"))
                .isEqualTo(ExitCode.DONE);

        DicomFile one = read("fresh/IM1.dcm");
        DicomFile two = read("fresh/IM2.dcm");
        DicomFile old = read("scans/IM1.dcm");
        for (Tag tag : List.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.FrameOfReferenceUID)) {
            assertThat(one.dataset().uid(tag))
                    .isEqualTo(two.dataset().uid(tag))
                    .isNotEqualTo(old.dataset().uid(tag));
        }
        assertThat(one.dataset().uid(Tag.SOPInstanceUID))
                .isEqualTo(one.meta().uid(Tag.MediaStorageSOPInstanceUID))
                .isNotEqualTo(two.dataset().uid(Tag.SOPInstanceUID));
    }

    @Test
    void copiesLongPixelDataAsItLies() throws IOException {
        long pixels = 192L << 20;
        Path file = desk.file("long.dcm");
        DicomFile header = read("image.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            header.with(header.dataset().without(Tag.PixelData)).write(out);
            out.write(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'W', 0, 0, 0, 0, 0, 0x0C});
        }
        long start = Files.size(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), start + pixels - 1);
        }

        assertThat(desk.run("modify", "-e", "PatientID=LONGER-THAN-BEFORE", "long.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("get", "long.dcm", "PatientID")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out()).isEqualTo("LONGER-THAN-BEFORE\n");
        assertThat(Files.size(file)).isGreaterThan(pixels);
    }

    @Test
    void changesWhatComesAfterPixelDataAndDeflatedFilesWhole() throws IOException {
        assertThat(desk.run("modify", "--insert", "(FFFC,FFFC)=0000", "image.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(read("image.dcm").dataset().get(Tag.DataSetTrailingPadding).map(DataElement::vr))
                .contains(VR.OB);
        assertThat(desk.run("convert", "--to", "deflated", "--out", "small", "image.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("modify", "-e", "PatientID=Y", "small/image.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(read("small/image.dcm").dataset().string(Tag.PatientID)).contains("Y");
        assertThat(read("small/image.dcm").syntax()).isEqualTo(TransferSyntax.DeflatedExplicitVRLittleEndian);
    }

    private DicomFile read(String name) throws IOException {
        return DicomFile.read(desk.file(name), ReadOptions.strict());
    }

    private List<String> leftovers() throws IOException {
        try (var files = Files.list(desk.folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }
}
