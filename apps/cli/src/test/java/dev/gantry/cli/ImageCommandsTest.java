package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.cli.shell.ExitCode;
import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.rle.RleEncoder;
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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on pixel data: CT slices of 16 x 16 pixels, and one of them as RLE. */
class ImageCommandsTest {
    @TempDir
    private Path folder;

    private Desk desk;
    private byte[] samples = new byte[0];

    @BeforeEach
    void fillTheFolder() throws IOException {
        desk = Desk.in(folder);
        DicomFile image = DicomFile.read(desk.file("image.dcm"), ReadOptions.strict());
        samples = image.dataset().bytes(Tag.PixelData).orElseThrow().toArray();
        compressed(image.dataset()).write(desk.file("rle.dcm"));
    }

    private DicomFile compressed(Dataset image) throws CodecException {
        byte[] frame = new RleEncoder().encode(MemorySegment.ofArray(samples), new FrameFormat(16, 16, 1, 16, false));
        Value fragments = new Value.Fragments(List.of(Bytes.empty(), Bytes.wrap(frame)));
        Dataset dataset = image.with(new DataElement(Tag.PixelData, VR.OB, fragments));
        return DicomFile.of(dataset, TransferSyntax.of(UID.RLELossless));
    }

    @Test
    void pixelsAreTheSameWhateverHoldsThem() throws IOException {
        assertThat(desk.run("pixels", "image.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.outBytes()).isEqualTo(samples);
        assertThat(desk.run("pixels", "--out", "decoded.raw", "rle.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.file("decoded.raw")).hasBinaryContent(samples);
    }

    @Test
    void hashesNameFileAndFrame() throws Exception {
        String hash = HexFormat.of().formatHex(sha256(samples));
        assertThat(desk.run("pixels", "--hash", "image.dcm", "rle.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out()).isEqualTo("image.dcm\t0\t" + hash + "\nrle.dcm\t0\t" + hash + "\n");
    }

    @Test
    void aFrameThatIsNotThereAndAFileWithoutFramesFail() {
        assertThat(desk.run("pixels", "--hash", "--frame", "1", "image.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.err()).contains("image.dcm: there is no frame 1");
        assertThat(desk.run("pixels", "--hash", "scans/reports/IM1.dcm")).isEqualTo(ExitCode.FAILED);
        assertThat(desk.err()).contains("there is no pixel data");
        assertThat(desk.run("pixels", "image.dcm", "rle.dcm")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void picturesHaveTheSizeAndFormatThatWereAskedFor() throws IOException {
        assertThat(desk.run("render", "--size", "64x32", "--out", "a.png", "rle.dcm"))
                .as(desk.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(desk.run("render", "--window", "0,400", "--out", "a.jpg", "image.dcm"))
                .isEqualTo(ExitCode.DONE);

        assertThat(Files.readAllBytes(desk.file("a.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readAllBytes(desk.file("a.jpg"))).startsWith(0xFF, 0xD8);
        BufferedImage png = ImageIO.read(desk.file("a.png").toFile());
        assertThat(List.of(png.getWidth(), png.getHeight())).containsExactly(32, 32);
        assertThat(desk.run("render", "image.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(ImageIO.read(new ByteArrayInputStream(desk.outBytes())).getWidth())
                .isEqualTo(16);
    }

    @Test
    void aSheetShowsEveryImageAndSaysWhere() throws IOException {
        assertThat(desk.run("render", "--sheet", "sheet.png", "scans", "image.dcm"))
                .isEqualTo(ExitCode.DONE);

        assertThat(desk.out())
                .isEqualTo("1\t1\timage.dcm\n1\t2\tscans/IM1.dcm\n1\t3\tscans/IM2.dcm\n1\t4\tscans/IM3.dcm\n");
        assertThat(ImageIO.read(desk.file("sheet.png").toFile()).getWidth()).isEqualTo(4 * 132 + 4);
    }

    @Test
    void codecInfoListsSegmentsAndSaysLittleOfNativeFrames() {
        assertThat(desk.run("codec-info", "rle.dcm", "image.dcm")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out())
                .containsPattern(
                        "rle.dcm: frame 0, \\d+ bytes, RLE Lossless\n +0 +64  header 2 segments\n +64 .*segment")
                .contains("image.dcm: frame 0, 512 bytes, ");
    }

    @Test
    void wrongNumbersAreWrongUse() {
        assertThat(desk.run("render", "--size", "0x5", "image.dcm")).isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("render", "--window", "40", "image.dcm")).isEqualTo(ExitCode.USAGE);
        assertThat(desk.run("render", "--jpeg", "--quality", "0", "image.dcm")).isEqualTo(ExitCode.USAGE);
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
