package dev.gantry.codec.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameCodecContract;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JpegLsTest extends FrameCodecContract {

    @Override
    protected FrameEncoder encoder() {
        return new JpegLsEncoder();
    }

    @Override
    protected FrameDecoder decoder() {
        return new JpegLsDecoder();
    }

    @Override
    protected List<FrameFormat> kinds() {
        return kinds(List.of(1, 2, 3, 4), 1, 16);
    }

    @ParameterizedTest
    @EnumSource
    void roundTripsInEveryInterleaveModeWithPresetsAndRestarts(Interleave interleave) throws CodecException {
        for (int components = 1; components <= 4; components++) {
            for (Content content : Content.values()) {
                TestImage image = TestImage.of(new FrameFormat(41, 31, components, 12, false), content, components);
                assertThat(difference(image, new JpegLsEncoder(0, interleave))).isZero();
                assertThat(difference(image, new JpegLsEncoder(0, interleave, Preset.DEFAULT, 5)))
                        .isZero();
                Preset preset = new Preset(4095, 9, 30, 70, 31);
                assertThat(difference(image, new JpegLsEncoder(0, interleave, preset, 0)))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEverySampleWithinTheDifferenceAllowed(Interleave interleave) throws CodecException {
        for (int near : new int[] {1, 2, 3, 10, 127}) {
            for (int bits : new int[] {8, 10, 12, 16}) {
                for (Content content : Content.values()) {
                    TestImage image = TestImage.of(new FrameFormat(40, 33, 3, bits, false), content, near);
                    assertThat(difference(image, new JpegLsEncoder(near, interleave)))
                            .as("%d bits, %s", bits, content)
                            .isLessThanOrEqualTo(near);
                }
            }
        }
    }

    @Test
    void refusesParametersThatContradictEachOther() {
        FrameFormat format = new FrameFormat(4, 4, 1, 8, false);
        for (Preset preset :
                List.of(new Preset(300, 0, 0, 0, 0), new Preset(0, 9, 3, 4, 0), new Preset(0, 0, 0, 0, 2))) {
            assertThatThrownBy(() -> new JpegLsEncoder(0, Interleave.NONE, preset, 0)
                            .encode(MemorySegment.ofArray(new byte[16]), format))
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void hasTheDefaultThresholdsOfTheStandard() throws CodecException {
        assertThat(Preset.DEFAULT.resolved(8, 0)).isEqualTo(new Preset(255, 3, 7, 21, 64));
        assertThat(Preset.DEFAULT.resolved(12, 0)).isEqualTo(new Preset(4095, 18, 67, 276, 64));
        assertThat(Preset.DEFAULT.resolved(16, 0)).isEqualTo(new Preset(65535, 18, 67, 276, 64));
        assertThat(Preset.DEFAULT.resolved(8, 3)).isEqualTo(new Preset(255, 12, 22, 42, 64));
    }

    /** The largest difference between a sample and what comes out of a round trip. */
    private int difference(TestImage image, FrameEncoder encoder) throws CodecException {
        FrameFormat format = image.format();
        byte[] codestream = encoder.encode(image.segment(), format);
        byte[] pixels = new byte[image.pixels().length];
        MemorySegment decoded = MemorySegment.ofArray(pixels);
        assertThat(decoder().decode(MemorySegment.ofArray(codestream), format, decoded))
                .isEmpty();
        int[] expected = new int[format.columns() * format.components()];
        int[] actual = expected.clone();
        int largest = 0;
        for (int y = 0; y < format.rows(); y++) {
            new SampleRows(image.segment(), format).read(y, expected);
            new SampleRows(decoded, format).read(y, actual);
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
            }
        }
        return largest;
    }
}
