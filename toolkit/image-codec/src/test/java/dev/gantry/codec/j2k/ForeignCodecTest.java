package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.codec.FrameEncoder;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our codestreams are decoded by others, bit by bit, and theirs by us. */
class ForeignCodecTest {
    private static final List<FrameFormat> FORMATS = List.of(
            new FrameFormat(1, 1, 1, 8, false),
            new FrameFormat(63, 65, 1, 16, false),
            new FrameFormat(1, 77, 1, 12, false),
            new FrameFormat(77, 1, 1, 10, false),
            new FrameFormat(200, 150, 1, 16, true),
            new FrameFormat(130, 131, 3, 8, false));
    private static final List<Content> CONTENTS = List.of(Content.TISSUE, Content.NOISE, Content.EXTREMES);

    @TempDir
    Path directory;

    @Test
    void openJpegDecodesOurHt() throws Exception {
        decodesOurs("opj", HtJpeg2000Encoder.lossless());
        decodesOurs("opj", HtJpeg2000Encoder.lossless().mixingColours());
    }

    @Test
    void openJpegDecodesOurPart1() throws Exception {
        decodesOurs("opj", Jpeg2000Encoder.lossless());
        decodesOurs("opj", Jpeg2000Encoder.lossless().mixingColours());
    }

    @Test
    void grokDecodesOurHt() throws Exception {
        decodesOurs("grk", HtJpeg2000Encoder.lossless());
    }

    @Test
    void weDecodeGroksHt() throws Exception {
        ForeignTool tool = ForeignTool.require("grk", directory);
        for (Content content : CONTENTS) {
            decodesTheirs(tool, TestImage.of(FORMATS.get(1), content, 1), List.of("-M", "64"));
            decodesTheirs(tool, TestImage.of(FORMATS.get(4), content, 1), List.of("-M", "64"));
        }
    }

    @Test
    void weDecodeEveryBlockStyle() throws Exception {
        ForeignTool tool = ForeignTool.require("opj", directory);
        TestImage image = TestImage.of(new FrameFormat(150, 99, 1, 12, false), Content.TISSUE, 2);
        for (String style : List.of("0", "1", "2", "4", "8", "16", "32", "9", "63")) {
            decodesTheirs(tool, image, List.of("-M", style));
        }
        decodesTheirs(tool, image, List.of("-b", "1024,4"));
        decodesTheirs(tool, image, List.of("-b", "4,1024"));
    }

    @Test
    void weDecodeEveryProgressionWithTilesLayersAndPrecincts() throws Exception {
        ForeignTool tool = ForeignTool.require("opj", directory);
        TestImage image = TestImage.of(new FrameFormat(170, 141, 3, 8, false), Content.TISSUE, 3);
        for (String order : List.of("LRCP", "RLCP", "RPCL", "PCRL", "CPRL")) {
            List<String> cut = List.of("-p", order, "-r", "20,10,1", "-b", "16,16", "-c", "[64,64],[32,32]");
            decodesTheirs(tool, image, cut);
            List<String> tiled = List.of(
                    "-p", order, "-r", "9,1", "-t", "64,60", "-d", "13,7", "-T", "5,3", "-SOP", "-EPH", "-TP", "R");
            decodesTheirs(tool, image, tiled);
        }
    }

    @Test
    void weLowerRegionsOfInterest() throws Exception {
        ForeignTool tool = ForeignTool.require("opj", directory);
        TestImage image = TestImage.of(new FrameFormat(170, 141, 1, 8, false), Content.TISSUE, 4);
        decodesTheirs(tool, image, List.of("-ROI", "c=0,U=12"));
    }

    private void decodesOurs(String prefix, FrameEncoder encoder) throws IOException, InterruptedException {
        ForeignTool tool = ForeignTool.require(prefix, directory);
        for (FrameFormat format : FORMATS) {
            for (Content content : CONTENTS) {
                TestImage image = TestImage.of(format, content, 5);
                byte[] decoded = tool.decode(encoder.encode(image.segment(), format), format);
                assertThat(decoded).as("%s of %s", content, format).isEqualTo(image.pixels());
            }
        }
    }

    private static void decodesTheirs(ForeignTool tool, TestImage image, List<String> options)
            throws IOException, InterruptedException {
        byte[] codestream = tool.encode(image, options);
        byte[] pixels = new byte[image.pixels().length];
        List<String> warnings = Jpeg2000Decoder.full()
                .decode(MemorySegment.ofArray(codestream), image.format(), MemorySegment.ofArray(pixels));
        assertThat(pixels).as("%s with %s", image.format(), options).isEqualTo(image.pixels());
        assertThat(warnings).isEmpty();
    }
}
