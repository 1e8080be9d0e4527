package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No encoder at hand writes SigProp and MagRef, so that this one does: cleanup of all planes but the last, then both. */
class RefinementTest {
    private static final FrameFormat FORMAT = new FrameFormat(150, 133, 1, 12, false);

    @TempDir
    Path directory;

    @Test
    void openJpegRefinesAsWeDo() throws Exception {
        ForeignTool tool = ForeignTool.require("opj", directory);
        for (Content content : List.of(Content.TISSUE, Content.NOISE, Content.STEPS)) {
            byte[] codestream = refined(TestImage.of(FORMAT, content, 1));
            assertThat(decoded(codestream)).as("%s", content).isEqualTo(tool.decode(codestream, FORMAT));
        }
    }

    @Test
    void refinementBringsTheImageCloser() throws CodecException {
        TestImage image = TestImage.of(FORMAT, Content.NOISE, 2);
        byte[] exact = decoded(refined(image));
        long wrong = 0;
        for (int i = 0; i < exact.length; i += 2) {
            wrong += exact[i] != image.pixels()[i] ? 1 : 0;
        }
        assertThat(wrong)
                .as("samples of noise that one plane less would have changed")
                .isLessThan(150 * 133 / 20);
    }

    private static byte[] decoded(byte[] codestream) throws CodecException {
        byte[] pixels = new byte[(int) FORMAT.bytes()];
        assertThat(Jpeg2000Decoder.full()
                        .decode(MemorySegment.ofArray(codestream), FORMAT, MemorySegment.ofArray(pixels)))
                .isEmpty();
        return pixels;
    }

    private static byte[] refined(TestImage image) throws CodecException {
        Coding coding = new Coding(2, true, true, false, 2, 1, 0);
        EncoderScratch scratch = new EncoderScratch();
        Tile tile = scratch.begin(coding, FORMAT);
        scratch.transform.run(image.segment(), FORMAT, coding, tile, scratch);
        ByteSink codes = new ByteSink();
        for (Precinct precinct : tile.components.get(0).precincts) {
            for (BandPart part : precinct.open()) {
                for (int b = 0; b < part.blocks(); b++) {
                    encode(part, part.block(b), scratch.component(0).coefficients, codes);
                }
            }
        }
        return written(coding, scratch, codes);
    }

    private static byte[] written(Coding coding, EncoderScratch scratch, ByteSink codes) throws CodecException {
        ByteSink out = scratch.out;
        out.reset();
        coding.writeHeader(FORMAT, out);
        out.u16(Marker.SOT.code);
        out.u16(10);
        out.u16(0);
        out.u32(0);
        out.u16(1);
        out.u16(Marker.SOD.code);
        PacketOrder order = scratch.order();
        while (order.hasNext()) {
            writePacket(order.next(), codes, out);
        }
        out.u16(Marker.EOC.code);
        return out.toBytes();
    }

    /** As {@link PacketWriter}, which knows one segment a layer only. */
    private static void writePacket(Precinct precinct, ByteSink codes, ByteSink out) {
        HeaderWriter bits = new HeaderWriter();
        bits.start();
        bits.bits(1, 1);
        for (BandPart part : precinct.open()) {
            for (int b = 0; b < part.blocks(); b++) {
                CodeBlock block = part.block(b);
                part.inclusion.set(b % part.across, b / part.across, block.segments() > 0 ? 0 : 1);
                part.zeroPlanes.set(b % part.across, b / part.across, block.zeroPlanes);
            }
            part.inclusion.close();
            part.zeroPlanes.close();
            for (int b = 0; b < part.blocks(); b++) {
                part.inclusion.write(bits, b % part.across, b / part.across, 1);
                if (part.block(b).segments() > 0) {
                    part.zeroPlanes.write(bits, b % part.across, b / part.across, part.block(b).zeroPlanes + 1);
                    writeLengths(part.block(b), bits);
                }
            }
        }
        bits.finish();
        out.write(bits.data(), 0, bits.length());
        for (BandPart part : precinct.open()) {
            for (int b = 0; b < part.blocks(); b++) {
                part.block(b).writeSegment(0, codes.data(), out);
                part.block(b).writeSegment(1, codes.data(), out);
            }
        }
        precinct.layerRead();
    }

    private static void writeLengths(CodeBlock block, HeaderWriter bits) {
        boolean refined = block.segments() > 1;
        bits.bits(refined ? 12 : 0, refined ? 4 : 1); // three passes, or one
        int first = block.segmentLength(0);
        int second = refined ? block.segmentLength(1) : 0;
        while (first >> block.lengthBits > 0 || second >> block.lengthBits + 1 > 0) {
            bits.bits(1, 1);
            block.lengthBits++;
        }
        bits.bits(0, 1);
        bits.bits(first, block.lengthBits);
        if (refined) {
            bits.bits(second, block.lengthBits + 1);
        }
    }

    private static void encode(BandPart part, CodeBlock block, int[] coefficients, ByteSink codes) {
        int stride = part.band.stride();
        int[] last = new int[block.width * block.height];
        for (int i = 0; i < last.length; i++) {
            int at = block.offset + i / block.width * stride + i % block.width;
            last[i] = coefficients[at];
            coefficients[at] /= 2;
        }
        HtBlockEncoder encoder = new HtBlockEncoder();
        block.zeroPlanes = part.band.planes() - 2;
        if (encoder.load(coefficients, block, stride) == 0) {
            return;
        }
        int start = codes.length();
        int length = encoder.encode(block, codes);
        block.openSegment();
        block.extend(1, length);
        block.place(start, Integer.MAX_VALUE);
        start = codes.length();
        byte[] refinement = refinement(block, last);
        if (refinement.length == 0) {
            return;
        }
        codes.write(refinement, 0, refinement.length);
        block.openSegment();
        block.extend(2, refinement.length);
        block.place(start, Integer.MAX_VALUE);
    }

    /** SigProp from the front, MagRef from the back, each with its stuffing (T.814 7.4, 7.5). */
    private static byte[] refinement(CodeBlock block, int[] values) {
        int width = block.width;
        boolean[] significant = new boolean[values.length];
        List<Integer> magRef = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            significant[i] = Math.abs(values[i]) > 1;
        }
        List<Integer> sigProp = new ArrayList<>();
        boolean[] cleanup = significant.clone();
        for (int top = 0; top < block.height; top += 4) {
            for (int left = 0; left < width; left += 4) {
                List<Integer> signs = new ArrayList<>();
                for (int x = left; x < Math.min(left + 4, width); x++) {
                    for (int y = top; y < Math.min(top + 4, block.height); y++) {
                        int i = y * width + x;
                        if (cleanup[i]) {
                            magRef.add(Math.abs(values[i]) & 1);
                        } else if (hasNeighbour(significant, x, y, width, block.height)) {
                            sigProp.add(values[i] != 0 ? 1 : 0);
                            significant[i] = values[i] != 0;
                            if (values[i] != 0) {
                                signs.add(values[i] < 0 ? 1 : 0);
                            }
                        }
                    }
                }
                sigProp.addAll(signs);
            }
        }
        List<Byte> bytes = new ArrayList<>(stuffed(sigProp, false));
        bytes.addAll(stuffed(magRef, true).reversed());
        byte[] joined = new byte[bytes.size()];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = bytes.get(i);
        }
        return joined;
    }

    private static boolean hasNeighbour(boolean[] map, int x, int y, int width, int height) {
        for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
                if (map[j * width + i] && (i != x || j != y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Byte> stuffed(List<Integer> bits, boolean backward) {
        List<Byte> bytes = new ArrayList<>();
        int at = 0;
        int previous = backward ? 0xFF : 0;
        while (at < bits.size()) {
            int value = 0;
            for (int i = 0; i < 8; i++) {
                value |= (at + i < bits.size() ? bits.get(at + i) : 0) << i;
            }
            boolean seven = backward ? previous > 0x8F && (value & 0x7F) == 0x7F : previous == 0xFF;
            value = seven ? value & 0x7F : value;
            at += seven ? 7 : 8;
            bytes.add((byte) value);
            previous = value;
        }
        return bytes;
    }
}
