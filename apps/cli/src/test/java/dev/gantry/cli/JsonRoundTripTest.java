package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.cli.shell.ExitCode;
import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gantry json} writes, {@code gantry from-json} makes a file of again. */
class JsonRoundTripTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void fillTheFolder() throws IOException {
        desk = Desk.in(folder);
    }

    @Test
    void bulkDataIsFetchedFromTheFileItStayedIn() throws IOException {
        assertThat(desk.run("from-json", "--out", "made", "--bulk-from", "scans", "metadata"))
                .isEqualTo(ExitCode.DONE);

        assertThat(desk.run("diff", "scans", "made")).as(desk.out()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void compressedAndSwappedPixelsAndNestedBulkDataAreFetchedAsWell() throws IOException {
        SyntheticInstances compressed = SyntheticInstances.seeded(5).of(Modality.ENCAPSULATED);
        Files.createDirectories(desk.file("odd"));
        Files.write(desk.file("odd/a.dcm"), compressed.one().part10().toArray());
        Dataset curve = Dataset.builder()
                .raw(Tag.WaveformData, VR.OW, Bytes.wrap(new byte[3000]))
                .build();
        Dataset waves = Dataset.builder()
                .string(Tag.SOPClassUID, UID.TwelveLeadECGWaveformStorage)
                .string(Tag.SOPInstanceUID, "1.2.3")
                .items(Tag.WaveformSequence, Dataset.empty(), curve)
                .build();
        DicomFile.of(waves, TransferSyntax.ExplicitVRBigEndian).write(desk.file("odd/b.dcm"));
        DicomFile.of(waves, TransferSyntax.DeflatedExplicitVRLittleEndian).write(desk.file("odd/c.dcm"));

        assertThat(desk.run("json", "--out", "odd-json", "odd")).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(desk.file("odd-json/b.dcm.json"))).contains("b.dcm#54000100/2/54001010");
        assertThat(desk.run("from-json", "--out", "made", "--bulk-from", "odd", "odd-json"))
                .as(desk.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("diff", "odd", "made")).as(desk.out()).isEqualTo(ExitCode.DONE);
        assertThat(DicomFile.read(desk.file("made/a.dcm"), ReadOptions.strict()).syntax())
                .isEqualTo(TransferSyntax.of(UID.JPEGBaseline8Bit));
    }

    @Test
    void readsNoFileThatWasNotAllowed() throws IOException {
        Files.createDirectories(desk.file("json"));
        Files.writeString(desk.file("secret"), "secret");
        Files.createSymbolicLink(desk.file("json/link"), desk.file("secret"));
        for (String uri : new String[] {desk.file("secret").toUri().toString(), "../secret", "link"}) {
            Files.writeString(
                    desk.file("json/a.json"), "{\"00420011\":{\"vr\":\"OB\",\"BulkDataURI\":\"" + uri + "\"}}");

            assertThat(desk.run("from-json", "--out", "made", "json/a.json"))
                    .as(uri)
                    .isEqualTo(ExitCode.FAILED);
            assertThat(desk.err()).contains("--bulk-from");
        }
        assertThat(desk.run("from-json", "--out", "made", "--bulk-from", ".", "json/a.json"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("get", "--raw", "made/a.dcm", "EncapsulatedDocument"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.out()).isEqualTo("secret");
    }

    @Test
    void whatIsNotFoundFailsOrIsLeftOut() throws IOException {
        Files.writeString(
                desk.file("a.json"),
                "[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"A\"]},"
                        + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"http://127.0.0.1/x\"}},"
                        + "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"B\"]}}]");

        assertThat(desk.run("from-json", "--out", "made", "a.json")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.run("from-json", "--drop-bulk", "--out", "made", "a.json"))
                .isEqualTo(ExitCode.DONE);
        desk.run("get", "--tag", "PatientID", "made/a-1.dcm", "made/a-2.dcm");
        assertThat(desk.out()).isEqualTo("made/a-1.dcm\tA\nmade/a-2.dcm\tB\n");
    }

    @Test
    void aFileThatFailsLeavesNoHalfLine() throws IOException {
        byte[] bytes = Files.readAllBytes(desk.file("image.dcm"));
        Files.write(desk.file("torn.dcm"), Arrays.copyOf(bytes, 700));

        assertThat(desk.run("json", "torn.dcm", "image.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.out().lines()).hasSize(1).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void valuesLeftOutHaveNone() {
        assertThat(desk.run("json", "--bulk", "none", "image.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out()).contains("\"7FE00010\":{\"vr\":\"OW\"}");
        assertThat(desk.run("json", "--bulk", "some", "image.dcm")).isEqualTo(ExitCode.USAGE);
    }
}
