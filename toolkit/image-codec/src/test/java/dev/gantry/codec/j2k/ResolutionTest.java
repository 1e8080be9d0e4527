package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.CodestreamInfo;
import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final FrameFormat FORMAT = new FrameFormat(300, 517, 1, 12, false);

    @Test
    void everyResolutionDecodesFromItsTilePartsAlone() throws CodecException {
        for (FrameEncoder encoder : List.of(HtJpeg2000Encoder.lossless(), Jpeg2000Encoder.lossless())) {
            TestImage image = TestImage.of(FORMAT, TestImage.Content.TISSUE, 1);
            byte[] codestream = encoder.encode(image.segment(), FORMAT);
            List<CodestreamInfo.Marker> parts = parts(codestream);
            int levels = parts.size() - 1;
            for (int level = 0; level <= levels; level++) {
                CodestreamInfo.Marker last = parts.get(levels - level);
                byte[] start = Arrays.copyOf(codestream, (int) (last.offset() + last.length()));
                assertThat(pixels(start, level)).as("level %s", level).isEqualTo(pixels(codestream, level));
            }
        }
    }

    @Test
    void theLowestResolutionIsSmallAndTheInfoShowsItsParts() throws CodecException {
        TestImage image = TestImage.of(new FrameFormat(2048, 700, 1, 12, false), TestImage.Content.RAMP, 1);
        byte[] codestream = HtJpeg2000Encoder.lossless().encode(image.segment(), image.format());
        int levels = parts(codestream).size() - 1;
        FrameFormat lowest = Jpeg2000Decoder.discarding(levels)
                .format(MemorySegment.ofArray(codestream))
                .orElseThrow();
        assertThat(lowest.columns()).isLessThanOrEqualTo(64);
        assertThat(lowest.rows()).isLessThanOrEqualTo(64);
        CodestreamInfo info = Jpeg2000Info.read(MemorySegment.ofArray(codestream));
        assertThat(info.warnings()).isEmpty();
        assertThat(info.markers()).extracting(CodestreamInfo.Marker::name).contains("CAP", "TLM", "SOT", "EOC");
        assertThat(text(info, "COD"))
                .contains("RPCL")
                .contains("5-3 reversible")
                .contains("HT");
        String lengths = text(info, "TLM");
        for (CodestreamInfo.Marker part : parts(codestream)) {
            assertThat(lengths).contains(" " + part.length() + " ");
        }
    }

    @Test
    void aCutCodestreamGivesTheWholeFrameWithAWarning() throws CodecException {
        TestImage image = TestImage.of(FORMAT, TestImage.Content.TISSUE, 1);
        byte[] codestream = HtJpeg2000Encoder.lossless().encode(image.segment(), FORMAT);
        byte[] cut = Arrays.copyOf(codestream, codestream.length / 3);
        MemorySegment decoded = MemorySegment.ofArray(new byte[(int) FORMAT.bytes()]);
        assertThat(Jpeg2000Decoder.full().decode(MemorySegment.ofArray(cut), FORMAT, decoded))
                .isNotEmpty();
    }

    private static String text(CodestreamInfo info, String name) {
        return info.markers().stream()
                .filter(marker -> marker.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static List<CodestreamInfo.Marker> parts(byte[] codestream) throws CodecException {
        return Jpeg2000Info.read(MemorySegment.ofArray(codestream)).markers().stream()
                .filter(marker -> marker.name().equals("SOT"))
                .toList();
    }

    private static byte[] pixels(byte[] codestream, int level) throws CodecException {
        Jpeg2000Decoder decoder = Jpeg2000Decoder.discarding(level);
        MemorySegment segment = MemorySegment.ofArray(codestream);
        FrameFormat format = decoder.format(segment).orElseThrow();
        byte[] pixels = new byte[(int) format.bytes()];
        var unused = decoder.decode(segment, format, MemorySegment.ofArray(pixels));
        return pixels;
    }
}
