package dev.gantry.dicom.image.transcode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.StoredFrames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A transcode needs memory for a few frames, however many there are. {@code -Dtranscode.frames=2000} makes the instance one of
 * a gigabyte.
 */
class TranscoderMemoryTest {
    private static final int SIDE = 512;
    private static final int FRAMES = Integer.getInteger("transcode.frames", 160);

    @TempDir
    private Path folder;

    /** What the forked JVM runs: to HTJ2K and back. */
    static final class There {
        private There() {}

        public static void main(String[] files) throws IOException {
            Path coded = Path.of(files[1]);
            Transcoder.to(TransferSyntax.of(UID.HTJ2KLosslessRPCL)).transcode(Path.of(files[0]), coded);
            Transcoder.to(TransferSyntax.ExplicitVRLittleEndian).transcode(coded, Path.of(files[2]));
        }
    }

    @Test
    void manyFramesFitASmallHeap() throws Exception {
        Path original = folder.resolve("original.dcm");
        write(original);
        Path coded = folder.resolve("coded.dcm");
        Path back = folder.resolve("back.dcm");
        String heap = FRAMES > 1000 ? "-Xmx256m" : "-Xmx64m";

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        There.class.getName(),
                        original.toString(),
                        coded.toString(),
                        back.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
        try (StoredFrames before = StoredFrames.open(original);
                StoredFrames after = StoredFrames.open(back)) {
            assertThat(after.count()).isEqualTo(FRAMES);
            for (int frame : List.of(0, FRAMES / 2, FRAMES - 1)) {
                assertThat(after.stored(frame)).isEqualTo(before.stored(frame));
            }
        }
    }

    private static void write(Path file) throws IOException {
        Dataset dataset = new TestInstance(SIDE, SIDE, 1, 1, 16, 12, false)
                .dataset().toBuilder()
                        .integer(Tag.NumberOfFrames, FRAMES)
                        .remove(Tag.PixelData)
                        .build();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            FileMeta.encode(FileMeta.of("1.2", "1.2.3.4", TransferSyntax.ExplicitVRLittleEndian))
                    .writeTo(out);
            new DatasetWriter(out, TransferSyntax.ExplicitVRLittleEndian).write(dataset);
            int length = SIDE * SIDE * 2;
            ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            header.putShort((short) 0x7FE0)
                    .putShort((short) 0x0010)
                    .put((byte) 'O')
                    .put((byte) 'W');
            out.write(header.putShort((short) 0).putInt(length * FRAMES).array());
            byte[] frame = new byte[length];
            for (int i = 0; i < FRAMES; i++) {
                for (int at = 0; at < length; at += 2) {
                    int value = at / 2 % SIDE * 7 + i * 13 + at / 1024 & 0xFFF;
                    frame[at] = (byte) value;
                    frame[at + 1] = (byte) (value >> 8);
                }
                out.write(frame);
            }
        }
    }
}
