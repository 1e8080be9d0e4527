package dev.gantry.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameCodecContract;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import dev.gantry.codec.t81.Marker;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLosslessTest extends FrameCodecContract {

    @Override
    protected FrameEncoder encoder() {
        return new JpegLosslessEncoder();
    }

    @Override
    protected FrameDecoder decoder() {
        return new JpegDecoder();
    }

    @Override
    protected List<FrameFormat> kinds() {
        return kinds(List.of(1, 2, 3, 4), 1, 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void roundTripsWithEveryPredictorWithAndWithoutRestarts(int predictor) throws CodecException {
        for (int restartRows = 0; restartRows < 4; restartRows++) {
            FrameEncoder encoder = new JpegLosslessEncoder(predictor, 0, restartRows);
            for (Content content : Content.values()) {
                for (FrameFormat format : List.of(
                        new FrameFormat(31, 29, 1, 16, true),
                        new FrameFormat(31, 29, 1, 12, false),
                        new FrameFormat(17, 40, 3, 8, false))) {
                    TestImage image = TestImage.of(format, content, predictor);
                    byte[] pixels = new byte[image.pixels().length];
                    assertThat(decode(encoder.encode(image.segment(), format), format, pixels))
                            .isEmpty();
                    assertThat(Arrays.mismatch(pixels, image.pixels()))
                            .as(content + " of " + format)
                            .isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void dropsTheBitsOfThePointTransform() throws CodecException {
        FrameFormat format = new FrameFormat(20, 20, 1, 12, false);
        TestImage image = TestImage.of(format, Content.NOISE, 1);
        byte[] pixels = new byte[image.pixels().length];
        decode(new JpegLosslessEncoder(4, 3, 0).encode(image.segment(), format), format, pixels);
        byte[] expected = image.pixels().clone();
        for (int i = 0; i < expected.length; i += 2) {
            expected[i] &= (byte) 0xf8;
        }
        assertThat(Arrays.mismatch(pixels, expected)).isEqualTo(-1);
    }

    @Test
    void losesOnlyTheRowsBetweenTwoRestartsWhenOneIsBroken() throws CodecException {
        FrameFormat format = new FrameFormat(64, 64, 1, 12, false);
        TestImage image = TestImage.of(format, Content.TISSUE, 1);
        byte[] codestream = new JpegLosslessEncoder(1, 0, 8).encode(image.segment(), format);
        int second = indexOf(codestream, 0xd1) - 1;
        byte[] shorter = Arrays.copyOf(codestream, codestream.length - 40);
        System.arraycopy(codestream, second, shorter, second - 40, codestream.length - second);
        byte[] pixels = new byte[image.pixels().length];
        assertThat(decode(shorter, format, pixels)).isNotEmpty();
        int interval = 8 * 64 * 2;
        assertThat(Arrays.mismatch(pixels, 2 * interval, 8 * interval, image.pixels(), 2 * interval, 8 * interval))
                .isEqualTo(-1);
    }

    @Test
    void refusesTablesThatAreNotThere() throws CodecException {
        FrameFormat format = new FrameFormat(8, 8, 1, 8, false);
        byte[] codestream = new JpegLosslessEncoder().encode(MemorySegment.ofArray(new byte[64]), format);
        codestream[indexOf(codestream, Marker.DHT)] = (byte) Marker.COM;
        assertThatThrownBy(() -> decode(codestream, format, new byte[64]))
                .isInstanceOf(CodecException.class)
                .hasMessage("no DC Huffman table 0 is given");
    }

    private static int indexOf(byte[] codestream, int marker) {
        for (int i = 1; i < codestream.length; i++) {
            if (codestream[i - 1] == -1 && codestream[i] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }

    private List<String> decode(byte[] codestream, FrameFormat format, byte[] pixels) throws CodecException {
        return decoder().decode(MemorySegment.ofArray(codestream), format, MemorySegment.ofArray(pixels));
    }
}
