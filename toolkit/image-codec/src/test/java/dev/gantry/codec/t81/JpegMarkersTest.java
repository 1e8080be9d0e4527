package dev.gantry.codec.t81;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.CodestreamInfo;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import dev.gantry.codec.jpeg.JpegLosslessEncoder;
import dev.gantry.codec.jpegls.JpegLsEncoder;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class JpegMarkersTest {
    private static final TestImage IMAGE = TestImage.of(new FrameFormat(20, 16, 3, 12, false), Content.NOISE, 1);

    @Test
    void listsLosslessJpegWithoutGapsToItsEnd() throws CodecException {
        byte[] codestream = new JpegLosslessEncoder(4, 0, 4).encode(IMAGE.segment(), IMAGE.format());
        CodestreamInfo info = JpegMarkers.list(MemorySegment.ofArray(codestream));
        assertThat(info.warnings()).isEmpty();
        assertThat(info.markers())
                .extracting(CodestreamInfo.Marker::name)
                .containsExactly("SOI", "SOF3", "DHT", "DHT", "DHT", "DRI", "SOS", "EOI");
        assertThat(info.markers().get(1).text()).isEqualTo("12 bits, 20 x 16, 3 components 1:1x1 2:1x1 3:1x1");
        assertThat(info.markers().get(6).text())
                .isEqualTo("components 1 2 3, predictor 4, point transform 0, 3 restarts");
        long at = 0;
        for (CodestreamInfo.Marker marker : info.markers()) {
            assertThat(marker.offset()).isEqualTo(at);
            at += marker.length();
        }
        assertThat(at).isEqualTo(codestream.length);
    }

    @Test
    void listsJpegLs() throws CodecException {
        byte[] codestream = new JpegLsEncoder().encode(IMAGE.segment(), IMAGE.format());
        CodestreamInfo info = JpegMarkers.list(MemorySegment.ofArray(codestream));
        assertThat(info.markers())
                .extracting(CodestreamInfo.Marker::name)
                .containsExactly("SOI", "SOF55", "SOS", "EOI");
        assertThat(info.markers().get(2).text()).isEqualTo("components 1 2 3, near 0, interleave 1");
    }

    @Test
    void warnsWhereTheEndIsMissing() throws CodecException {
        byte[] codestream = new JpegLsEncoder().encode(IMAGE.segment(), IMAGE.format());
        CodestreamInfo info = JpegMarkers.list(MemorySegment.ofArray(codestream).asSlice(0, codestream.length / 2));
        assertThat(info.warnings()).containsExactly("no EOI marker at the end");
    }

    @Test
    void refusesWhatIsNoJpeg() {
        assertThatThrownBy(() -> JpegMarkers.list(MemorySegment.ofArray(new byte[40])))
                .isInstanceOf(CodecException.class);
    }
}
