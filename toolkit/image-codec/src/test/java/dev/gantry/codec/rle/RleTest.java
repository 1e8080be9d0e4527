package dev.gantry.codec.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameCodecContract;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RleTest extends FrameCodecContract {

    @Override
    protected FrameEncoder encoder() {
        return new RleEncoder();
    }

    @Override
    protected FrameDecoder decoder() {
        return new RleDecoder();
    }

    @Override
    protected List<FrameFormat> kinds() {
        List<FrameFormat> kinds = new ArrayList<>(kinds(List.of(1, 3), 1, 32));
        kinds.addAll(kinds(List.of(2, 4), 1, 16));
        return kinds;
    }

    @Test
    void expandsTheExampleOfPackBits() throws CodecException {
        byte[] coded = HexFormat.of().parseHex("feaa0280002afdaa0380002a22f7aa");
        byte[] codestream = Arrays.copyOf(header(64), 64 + coded.length);
        System.arraycopy(coded, 0, codestream, 64, coded.length);
        byte[] pixels = new byte[24];
        assertThat(decode(codestream, new FrameFormat(24, 1, 1, 8, false), pixels))
                .isEmpty();
        assertThat(HexFormat.of().formatHex(pixels)).isEqualTo("aaaaaa80002aaaaaaaaa80002a22aaaaaaaaaaaaaaaaaaaa");
    }

    @Test
    void putsTheHighByteFirst() throws CodecException {
        byte[] codestream =
                encoder().encode(MemorySegment.ofArray(new byte[] {1, 2}), new FrameFormat(1, 1, 1, 16, false));
        assertThat(Arrays.copyOf(codestream, 12)).containsExactly(2, 0, 0, 0, 64, 0, 0, 0, 66, 0, 0, 0);
        assertThat(Arrays.copyOfRange(codestream, 64, 68)).containsExactly(0, 2, 0, 1);
    }

    @Test
    void refusesMoreBytesAPixelThanTheHeaderHasRoomFor() {
        FrameFormat format = new FrameFormat(1, 1, 4, 32, false);
        assertThatThrownBy(() -> encoder().encode(MemorySegment.ofArray(new byte[16]), format))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("16 bytes a pixel");
    }

    @Test
    void refusesAnotherNumberOfSegments() {
        assertThatThrownBy(() -> decode(header(64), new FrameFormat(4, 4, 3, 8, false), new byte[48]))
                .isInstanceOf(CodecException.class)
                .hasMessage("1 RLE segments where 3 belong at byte 0");
    }

    @Test
    void refusesSegmentsOutsideTheCodestream() {
        assertThatThrownBy(() -> decode(header(65), new FrameFormat(4, 4, 1, 8, false), new byte[16]))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("begins at 65");
    }

    private static byte[] header(int offset) {
        byte[] header = new byte[64];
        header[0] = 1;
        header[4] = (byte) offset;
        return header;
    }

    private List<String> decode(byte[] codestream, FrameFormat format, byte[] pixels) throws CodecException {
        return decoder().decode(MemorySegment.ofArray(codestream), format, MemorySegment.ofArray(pixels));
    }
}
