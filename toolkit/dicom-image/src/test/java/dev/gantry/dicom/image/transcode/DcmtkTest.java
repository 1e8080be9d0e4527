package dev.gantry.dicom.image.transcode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we transcode is decompressed by dcmtk to the same pixels; skipped where dcmtk is not installed. */
class DcmtkTest {
    private static final Map<String, String> TOOLS = Map.of(
            UID.RLELossless, "dcmdrle",
            UID.JPEGLosslessSV1, "dcmdjpeg",
            UID.JPEGLossless, "dcmdjpeg",
            UID.JPEGLSLossless, "dcmdjpls");

    @TempDir
    private Path folder;

    static Stream<TestInstance> shapes() {
        return Stream.of(
                TestInstance.grey(8, 8, false),
                TestInstance.grey(16, 12, false).withFrames(3),
                TestInstance.grey(16, 16, false),
                TestInstance.grey(16, 16, true),
                TestInstance.colour(2));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void dcmtkSeesTheSamePixels(TestInstance shape) throws Exception {
        Path original = shape.write(folder.resolve("original.dcm"), TransferSyntax.ExplicitVRLittleEndian);
        for (Map.Entry<String, String> tool : TOOLS.entrySet()) {
            Assumptions.assumeTrue(isInstalled(tool.getValue()), tool.getValue() + " of dcmtk is not installed");
            Path coded = folder.resolve("coded.dcm");
            Path decoded = folder.resolve("decoded.dcm");
            Transcoder.to(TransferSyntax.of(tool.getKey())).transcode(original, coded);

            Process process = new ProcessBuilder(tool.getValue(), coded.toString(), decoded.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);

            assertThat(process.waitFor()).as(tool + ": " + said).isZero();
            assertThat(pixels(decoded)).as(tool.toString()).isEqualTo(pixels(original));
        }
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static byte[] pixels(Path file) throws IOException {
        return DicomFile.read(file, ReadOptions.lenient())
                .dataset()
                .bytes(Tag.PixelData)
                .orElseThrow()
                .toArray();
    }
}
