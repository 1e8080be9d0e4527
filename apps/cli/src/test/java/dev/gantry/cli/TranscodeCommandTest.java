package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.cli.shell.ExitCode;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressing and decompressing from the command line. */
class TranscodeCommandTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void fillTheFolder() throws IOException {
        desk = Desk.in(folder);
    }

    @Test
    void comesBackAsItWas() throws IOException {
        assertThat(desk.run("transcode", "--to", "htj2k", "--out", "small.dcm", "image.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("transcode", "--to", "1.2.840.10008.1.2.1", "--out", "back.dcm", "small.dcm"))
                .isEqualTo(ExitCode.DONE);

        assertThat(read("small.dcm").syntax().uid()).isEqualTo(UID.HTJ2KLosslessRPCL);
        assertThat(read("back.dcm").dataset().bytes(Tag.PixelData))
                .isEqualTo(read("image.dcm").dataset().bytes(Tag.PixelData));
    }

    private DicomFile read(String name) throws IOException {
        return DicomFile.read(desk.file(name), ReadOptions.lenient());
    }

    @Test
    void mirrorsAFolderAndCopiesWhatHasNoPixels() throws IOException {
        assertThat(desk.run("transcode", "--to", "rle", "--out", "small", "scans"))
                .isEqualTo(ExitCode.DONE);

        assertThat(read("small/IM1.dcm").syntax().uid()).isEqualTo(UID.RLELossless);
        assertThat(desk.file("small/reports/IM1.dcm")).hasSameBinaryContentAs(desk.file("scans/reports/IM1.dcm"));
        assertThat(desk.err()).contains("there is no pixel data");
    }

    @Test
    void losesOnlyWhatItIsToldTo() throws IOException {
        assertThat(desk.run("transcode", "--to", "jpegls-near", "--near", "2", "--out", "near.dcm", "image.dcm"))
                .isEqualTo(ExitCode.DONE);
        assertThat(read("near.dcm").dataset().string(Tag.LossyImageCompression)).contains("01");
        assertThat(desk.run("transcode", "--to", "htj2k", "--ratio", "10", "--out", "x.dcm", "image.dcm"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("transcode", "--to", "nothing", "--out", "x.dcm", "image.dcm"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("transcode", "--to", "jpeg", "--quality", "80", "--out", "x.dcm", "image.dcm"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(Files.exists(desk.file("x.dcm"))).isFalse();
    }

    @Test
    void readsThePipe() throws IOException {
        desk.piping(Files.readAllBytes(desk.file("image.dcm")));

        assertThat(desk.run("transcode", "--to", "jpegls", "--out", "piped.dcm", "-"))
                .isEqualTo(ExitCode.DONE);
        assertThat(read("piped.dcm").syntax().uid()).isEqualTo(UID.JPEGLSLossless);
    }
}
