package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class HostileCodestreamTest {
    private static final FrameFormat ANY = new FrameFormat(16, 16, 1, 16, false);

    @Test
    void refusesWhatIsNoCodestream() {
        for (int length : new int[] {0, 1, 2, 3, 4, 11, 12, 40, 100}) {
            refuses(new byte[length]);
        }
    }

    @Test
    void refusesACodestreamOfMarkersOnly() {
        refuses(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, (byte) 0xD9});
        refuses(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 2});
    }

    private static void refuses(byte[] bytes) {
        MemorySegment pixels = MemorySegment.ofArray(new byte[(int) ANY.bytes()]);
        assertThatThrownBy(() -> Jpeg2000Decoder.full().decode(MemorySegment.ofArray(bytes), ANY, pixels))
                .isInstanceOf(CodecException.class);
    }
}
