package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.TestImage;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossyTest {
    private static final List<FrameFormat> FORMATS = List.of(
            new FrameFormat(200, 150, 1, 12, false),
            new FrameFormat(131, 257, 1, 16, true),
            new FrameFormat(97, 64, 3, 8, false),
            new FrameFormat(1, 90, 1, 8, false),
            new FrameFormat(90, 1, 1, 10, false));

    @Test
    void htErrorsFollowTheStep() throws CodecException {
        for (FrameFormat format : FORMATS) {
            double last = 0;
            for (double step : new double[] {1, 4, 16}) {
                double error = error(HtJpeg2000Encoder.lossy(step), format);
                assertThat(error).as("step %s of %s", step, format).isLessThan(0.6 + 0.6 * step);
                assertThat(error).isGreaterThanOrEqualTo(last);
                last = error;
            }
        }
    }

    @Test
    void htIsSmallerTheLargerTheStep() throws CodecException {
        TestImage image = TestImage.of(FORMATS.get(0), TestImage.Content.TISSUE, 1);
        int last = Integer.MAX_VALUE;
        for (double step : new double[] {0.5, 2, 8, 32, 128}) {
            int length = HtJpeg2000Encoder.lossy(step).encode(image.segment(), image.format()).length;
            assertThat(length).as("step %s", step).isLessThan(last);
            last = length;
        }
    }

    @Test
    void rateControlFillsTheRatioAsked() throws CodecException {
        FrameFormat format = new FrameFormat(256, 256, 1, 12, false);
        TestImage image = TestImage.of(format, TestImage.Content.TISSUE, 2);
        double last = 0;
        for (double ratio : new double[] {4, 10, 20, 50}) {
            FrameEncoder encoder = Jpeg2000Encoder.lossy(ratio);
            double asked = format.samples() * 12 / 8 / ratio;
            assertThat((double) encoder.encode(image.segment(), format).length).isBetween(asked * 0.9, asked);
            double error = error(encoder, format);
            assertThat(error).as("ratio %s", ratio).isGreaterThanOrEqualTo(last);
            last = error;
        }
        assertThat(last).isLessThan(100);
    }

    @Test
    void coloursSurviveTheIrreversibleTransform() throws CodecException {
        FrameFormat format = new FrameFormat(120, 90, 3, 8, false);
        assertThat(error(Jpeg2000Encoder.lossy(2).mixingColours(), format)).isLessThan(2);
        assertThat(error(HtJpeg2000Encoder.lossy(1).mixingColours(), format)).isLessThan(1);
    }

    /** The root of the mean squared error. */
    private static double error(FrameEncoder encoder, FrameFormat format) throws CodecException {
        TestImage image = TestImage.of(format, TestImage.Content.TISSUE, 3);
        byte[] codestream = encoder.encode(image.segment(), format);
        MemorySegment decoded = MemorySegment.ofArray(new byte[(int) format.bytes()]);
        List<String> warnings = Jpeg2000Decoder.full().decode(MemorySegment.ofArray(codestream), format, decoded);
        assertThat(warnings).isEmpty();
        SampleRows before = new SampleRows(image.segment(), format);
        SampleRows after = new SampleRows(decoded, format);
        int[] expected = new int[before.width()];
        int[] found = new int[before.width()];
        double sum = 0;
        for (int y = 0; y < format.rows(); y++) {
            before.read(y, expected);
            after.read(y, found);
            for (int i = 0; i < expected.length; i++) {
                sum += Math.pow(expected[i] - found[i], 2);
            }
        }
        return Math.sqrt(sum / format.samples());
    }
}
