package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.dicom.testkit.WriteFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands that read many files have in common. */
class FileCommandsTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void fillTheFolder() throws IOException {
        desk = Desk.in(folder);
    }

    @Test
    void answersInTheOrderOfNamesHoweverManyWorkers() throws IOException {
        WriteFiles.write(
                desk.file("many"), SyntheticInstances.seeded(9).of(Modality.SR).withInstances(150));

        assertThat(desk.run("info", "many")).isEqualTo(ExitCode.DONE);
        List<String> names = desk.out()
                .lines()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .toList();
        assertThat(names).hasSize(150).isSorted().allMatch(name -> name.startsWith("many/"));
    }

    @Test
    void keepsTheOrderWhenAnswersAreLarge() throws IOException {
        WriteFiles.write(
                desk.file("large"),
                SyntheticInstances.seeded(9).of(Modality.CT).withSize(512, 300).withInstances(20));

        assertThat(desk.run("json", "--bulk", "inline", "large")).isEqualTo(ExitCode.DONE);
        byte[] all = desk.outBytes();
        ByteArrayOutputStream singly = new ByteArrayOutputStream();
        try (var files = Files.list(desk.file("large"))) {
            for (Path file : files.sorted().toList()) {
                desk.run("json", "--bulk", "inline", file.toString());
                singly.write(desk.outBytes());
            }
        }
        assertThat(Arrays.equals(all, singly.toByteArray())).isTrue();
    }

    @Test
    void oneFailingFileStopsNoOther() throws IOException {
        Files.write(desk.file("torn.dcm"), Arrays.copyOf(Files.readAllBytes(desk.file("image.dcm")), 700));

        assertThat(desk.run("info", "torn.dcm", "nowhere.dcm", "image.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.out().lines()).hasSize(1).allMatch(line -> line.startsWith("image.dcm: CT"));
        assertThat(desk.err())
                .containsPattern("gantry: torn.dcm: .* at byte \\d+ in \\(....,....\\).*\n")
                .contains("gantry: nowhere.dcm: there is no such file\n", "gantry: 2 of 3 files failed\n");
    }

    @Test
    void passesOverWhatLiesInAFolderAndIsNoDicom() throws IOException {
        Files.writeString(desk.file("scans/README"), "This is no image, and long enough to look at.");

        assertThat(desk.run("info", "scans")).isEqualTo(ExitCode.DONE);
        assertThat(desk.err()).startsWith("gantry: scans/README: passed over, ").hasLineCount(1);
        assertThat(desk.run("info", "scans/README")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void walksInNoCircles() throws IOException {
        Files.createSymbolicLink(desk.file("scans/again"), desk.file("scans"));
        Files.createSymbolicLink(desk.file("elsewhere"), desk.file("scans"));

        assertThat(desk.run("info", "scans")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out().lines()).hasSize(5);
        desk.run("info", "elsewhere");
        assertThat(desk.out().lines()).hasSize(5).allMatch(line -> line.startsWith("elsewhere/"));
    }

    @Test
    void readsThePipe() throws IOException {
        desk.piping(Files.readAllBytes(desk.file("image.dcm")));

        for (String command : List.of("info", "dump", "json", "validate")) {
            assertThat(desk.run(command, "-")).as(command).isEqualTo(ExitCode.DONE);
            assertThat(desk.out()).isNotEmpty();
        }
        assertThat(desk.run("get", "-", "Modality")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out()).isEqualTo("CT\n");
    }

    @Test
    void failuresAreLinesOfJsonForScripts() throws IOException {
        Files.write(desk.file("torn.dcm"), Arrays.copyOf(Files.readAllBytes(desk.file("image.dcm")), 700));

        assertThat(desk.run("info", "--jsonl", "image.dcm", "torn.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.out().lines().toList().get(0)).contains("{\"file\":\"image.dcm\"", "\"modality\":\"CT\"");
        assertThat(desk.out().lines().toList().get(1))
                .startsWith("{\"file\":\"torn.dcm\",\"error\":{\"text\":\"")
                .contains("\"offset\":", "\"tagPath\":\"(");
    }

    @Test
    void strictReadingRefusesWhatIsForgivenWithAWarning() throws IOException {
        byte[] bytes = Files.readAllBytes(desk.file("image.dcm"));
        Files.write(desk.file("bare.dcm"), Arrays.copyOfRange(bytes, 128, bytes.length));

        assertThat(desk.run("info", "bare.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.err()).isEqualTo("gantry: bare.dcm: warning: the preamble is missing at byte 0\n");
        assertThat(desk.run("info", "--quiet", "bare.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.err()).isEmpty();
        assertThat(desk.run("info", "--strict", "bare.dcm")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void printsEveryScriptInUtf8AndObeysNoControlCharacter() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .string(Tag.SOPClassUID, UID.CTImageStorage)
                .string(Tag.SOPInstanceUID, "1.2.3")
                .string(Tag.PatientName, "Yamada^Tarou=山田^太郎=やまだ^たろう")
                .string(Tag.PatientComments, "red\u001b[31m\nnext")
                .build();
        DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian).write(desk.file("name.dcm"));

        desk.run("get", "name.dcm", "PatientName", "PatientComments");
        assertThat(desk.out()).isEqualTo("name.dcm\tYamada^Tarou=山田^太郎=やまだ^たろう\tred\\u001b[31m\\nnext\n");
        desk.run("dump", "name.dcm");
        assertThat(desk.out()).contains("山田^太郎", "\\u001b[31m").doesNotContain("\u001b");
    }

    @Test
    void endsQuietlyWhenItsReaderHasGone() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Terminal terminal =
                Terminal.unseen(new Output(gone), new Output(err), InputStream.nullInputStream(), desk.folder);

        assertThat(GantryCli.run(List.of("json", "--bulk", "inline", "scans", "image.dcm"), terminal))
                .isEqualTo(ExitCode.OUTPUT_CLOSED);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysThatTheDiskIsFull() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Terminal terminal =
                Terminal.unseen(new Output(full), new Output(err), InputStream.nullInputStream(), desk.folder);

        assertThat(GantryCli.run(List.of("info", "scans"), terminal)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(UTF_8)).contains("the output cannot be written: No space left on device");
    }
}
