package dev.gantry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.net.DicomServer;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.ConformingInstance;
import dev.gantry.dicom.testkit.SyntheticInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final SyntheticInstance CT = ConformingInstance.CT.instance();

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.write(folder.resolve("ct.dcm"), CT.part10().toArray());
        System.setOut(out);
    }

    @AfterEach
    void restoreConsole() {
        System.setOut(console);
    }

    @Test
    void writesAFileUnderAnotherDate() throws IOException {
        Path changed = folder.resolve("changed.dcm");

        Redate.main(new String[] {file.toString(), changed.toString(), "20300101"});

        Dataset dataset = DicomFile.read(changed, ReadOptions.strict()).dataset();
        assertThat(dataset.string(Tag.StudyDate)).hasValue("20300101");
        assertThat(dataset.bytes(Tag.PixelData)).isEqualTo(CT.dataset().bytes(Tag.PixelData));
        assertThat(printed()).startsWith("CT, ").contains("(0010,0010) PN");
    }

    @Test
    void countsValuesInAStream() throws IOException {
        ShortValues.main(new String[] {file.toString()});

        assertThat(printed()).matches("\\d\\d short values\\R");
    }

    @Test
    void tellsAHeaderInJsonAndReadsItBack() throws IOException {
        ToJson.main(new String[] {file.toString()});

        assertThat(printed()).startsWith("[{\"00080005\":").doesNotContain("7FE00010");
        assertThat(ToJson.read(ToJson.json(file)).string(Tag.PatientID))
                .isEqualTo(CT.dataset().string(Tag.PatientID));
    }

    @Test
    void tellsSoundFilesFromFaultyOnes() throws IOException {
        Path faulty = folder.resolve("faulty.dcm");
        Dataset dataset = CT.dataset().without(Tag.Rows);
        DicomFile.of(dataset, CT.syntax()).write(faulty);

        Check.main(new String[] {file.toString(), faulty.toString()});

        assertThat(printed())
                .contains("CTImage: sound")
                .contains("ERROR (0028,0010)")
                .contains("CTImage: faulty");
    }

    @Test
    void findsWhatIsBrightestInAFrame() throws IOException {
        Brightest.main(new String[] {file.toString()});

        assertThat(printed()).matches("frame 0: \\d+\\R");
    }

    @Test
    void compressesSamplesAndGetsThemBack() throws IOException {
        Squeeze.main(new String[0]);

        assertThat(printed()).startsWith("65536 bytes in ").contains("the same again: true");
    }

    @Test
    void sendsAFileToAReceiver() throws IOException {
        try (DicomServer server = SendAndReceive.receiver(out)) {
            assertThat(SendAndReceive.send(server.address(), file)).isEqualTo(Status.SUCCESS);
        }
        assertThat(printed()).contains("received " + CT.sopInstanceUid());
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
