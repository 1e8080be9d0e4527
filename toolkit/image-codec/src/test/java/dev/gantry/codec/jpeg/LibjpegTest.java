package dev.gantry.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import dev.gantry.codec.jpeg.JpegBaselineEncoder.Chroma;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside cjpeg and djpeg of libjpeg-turbo; skipped where they are not installed. */
class LibjpegTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-quality 90",
                "-quality 30 -optimize",
                "-quality 75 -progressive",
                "-quality 95 -restart 3B",
                "-quality 80 -progressive -restart 2",
                "-quality 1"
            })
    void decodesGreyImagesToTheSameSamples(String options) throws Exception {
        for (Content content : Content.values()) {
            TestImage image = TestImage.of(new FrameFormat(67, 45, 1, 8, false), content, 3);
            byte[] jpeg = cjpeg(image, options);
            byte[] pixels = decode(jpeg, image.format());
            assertThat(Arrays.mismatch(pixels, djpeg(jpeg, image.format())))
                    .as(content.toString())
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-quality 90 -sample 1x1",
                "-quality 90 -sample 2x1",
                "-quality 90 -sample 2x2",
                "-quality 60 -sample 2x2 -progressive",
                "-quality 90 -sample 2x1 -progressive -restart 1",
                "-quality 90 -sample 4x1",
                "-quality 90 -sample 2x2,1x1,2x2"
            })
    void decodesColourImagesToTheSameColours(String options) throws Exception {
        for (int columns : new int[] {1, 2, 5, 16, 33, 64}) {
            TestImage image = TestImage.of(new FrameFormat(columns, 41, 3, 8, false), Content.TISSUE, 3);
            byte[] jpeg = cjpeg(image, options);
            byte[] pixels = decode(jpeg, image.format());
            toRgb(pixels);
            assertThat(largestDifference(pixels, djpeg(jpeg, image.format())))
                    .as(columns + " columns")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void isDecodedByDjpeg() throws Exception {
        for (Chroma chroma : Chroma.values()) {
            for (int size : new int[] {1, 8, 15, 40}) {
                FrameFormat format = new FrameFormat(size, 50 - size, 3, 8, false);
                TestImage image = TestImage.of(format, Content.STEPS, 3);
                byte[] jpeg = JpegBaselineEncoder.ofRgb(97, chroma).encode(image.segment(), format);
                assertThat(largestDifference(djpeg(jpeg, format), image.pixels()))
                        .isLessThanOrEqualTo(6);
            }
        }
    }

    private byte[] cjpeg(TestImage image, String options) throws IOException, InterruptedException {
        FrameFormat format = image.format();
        String header =
                "P%d\n%d %d\n255\n".formatted(format.components() == 1 ? 5 : 6, format.columns(), format.rows());
        Path in = folder.resolve("in.pnm");
        Files.write(in, header.getBytes(StandardCharsets.US_ASCII));
        Files.write(in, image.pixels(), StandardOpenOption.APPEND);
        return run("cjpeg", options, in);
    }

    private byte[] djpeg(byte[] jpeg, FrameFormat format) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.jpg"), jpeg);
        byte[] pnm = run("djpeg", "-dct int -pnm", in);
        return Arrays.copyOfRange(pnm, pnm.length - (int) format.bytes(), pnm.length);
    }

    private byte[] run(String program, String options, Path in) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-outfile", out.toString(), in.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return abort(program + " is not installed");
        }
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(out);
    }

    private static byte[] decode(byte[] jpeg, FrameFormat format) throws CodecException {
        byte[] pixels = new byte[(int) format.bytes()];
        List<String> warnings =
                new JpegDecoder().decode(MemorySegment.ofArray(jpeg), format, MemorySegment.ofArray(pixels));
        assertThat(warnings).isEmpty();
        return pixels;
    }

    /** T.871 7. */
    private static void toRgb(byte[] pixels) {
        for (int i = 0; i < pixels.length; i += 3) {
            int y = pixels[i] & 0xff;
            int cb = (pixels[i + 1] & 0xff) - 128;
            int cr = (pixels[i + 2] & 0xff) - 128;
            pixels[i] = clamp(y + 1.402 * cr);
            pixels[i + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr);
            pixels[i + 2] = clamp(y + 1.772 * cb);
        }
    }

    private static byte clamp(double value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    private static int largestDifference(byte[] one, byte[] other) {
        int largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
        }
        return largest;
    }
}
