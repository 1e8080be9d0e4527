package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import java.lang.foreign.MemorySegment;

/** The encoding of one frame: samples, wavelet, blocks, packets, in one tile-part a resolution. */
final class FrameEncoding {
    private final EncoderScratch scratch;
    private final Coding coding;
    private final FrameFormat format;

    FrameEncoding(EncoderScratch scratch, Coding coding, FrameFormat format) {
        this.scratch = scratch;
        this.coding = coding;
        this.format = format;
    }

    byte[] encode(MemorySegment pixels) throws CodecException {
        Tile tile = scratch.begin(coding, format);
        load(pixels, tile);
        for (int c = 0; c < tile.components.size(); c++) {
            TileComponent component = tile.components.get(c);
            Scratch.ComponentLines lines = scratch.component(c);
            int[] coefficients = lines.coefficients(component.coefficients());
            scratch.reversible.analyze(component, lines.ints, coefficients);
        }
        int lengths = writeTlm();
        PacketOrder order = scratch.order();
        Precinct precinct = order.hasNext() ? order.next() : null;
        for (int resolution = 0; resolution <= coding.levels(); resolution++) {
            int start = openTilePart(resolution);
            while (precinct != null && precinct.resolution == resolution) {
                encodeBlocks(precinct, tile.components.get(precinct.component));
                scratch.packets.write(precinct, scratch.codes.data(), scratch.out);
                precinct = order.hasNext() ? order.next() : null;
            }
            int length = scratch.out.length() - start;
            scratch.out.patch32(start + 6, length);
            scratch.out.patch32(lengths + 6 * resolution + 2, length);
        }
        scratch.out.u16(Marker.EOC.code);
        return scratch.out.toBytes();
    }

    private void load(MemorySegment pixels, Tile tile) {
        SampleRows rows = new SampleRows(pixels, format);
        if (scratch.row.length < rows.width()) {
            scratch.row = new int[rows.width()];
        }
        int count = format.components();
        int[][][] lines = new int[count][][];
        for (int c = 0; c < count; c++) {
            scratch.component(c).ints.require(format.columns(), format.rows());
            lines[c] = scratch.component(c).ints.first();
        }
        int middle = format.signed() ? 0 : 1 << format.bits() - 1;
        for (int y = 0; y < format.rows(); y++) {
            rows.read(y, scratch.row);
            for (int c = 0; c < count; c++) {
                spread(scratch.row, c, count, middle, lines[c][y], format.columns());
            }
            if (coding.mixed()) {
                ComponentTransform.forward(lines[0][y], lines[1][y], lines[2][y], format.columns());
            }
        }
    }

    private static void spread(int[] from, int start, int step, int middle, int[] to, int count) {
        if (step == 1) {
            for (int x = 0; x < count; x++) {
                to[x] = from[x] - middle;
            }
        } else {
            for (int x = 0, at = start; x < count; x++, at += step) {
                to[x] = from[at] - middle;
            }
        }
    }

    private void encodeBlocks(Precinct precinct, TileComponent component) {
        int[] coefficients = scratch.component(precinct.component).coefficients;
        scratch.codes.reset();
        for (BandPart part : precinct.open()) {
            for (int b = 0; b < part.blocks(); b++) {
                CodeBlock block = part.block(b);
                int planes = scratch.htBlocks.load(coefficients, block, part.band.stride());
                block.zeroPlanes = Math.max(0, part.band.planes() - 1); // the cleanup pass holds all planes
                if (planes > 0) {
                    int at = scratch.codes.length();
                    int length = scratch.htBlocks.encode(block, scratch.codes);
                    block.openSegment();
                    block.extend(1, length);
                    block.place(at, Integer.MAX_VALUE);
                }
            }
        }
    }

    /** T.800 A.7.1: a number of two bytes and a length of four for each tile-part. @return where the first one lies */
    private int writeTlm() {
        int parts = coding.levels() + 1;
        scratch.out.u16(Marker.TLM.code);
        scratch.out.u16(4 + 6 * parts);
        scratch.out.u8(0);
        scratch.out.u8(0x60);
        int first = scratch.out.length();
        for (int part = 0; part < parts; part++) {
            scratch.out.u16(0);
            scratch.out.u32(0);
        }
        return first;
    }

    private int openTilePart(int number) {
        int start = scratch.out.length();
        scratch.out.u16(Marker.SOT.code);
        scratch.out.u16(10);
        scratch.out.u16(0);
        scratch.out.u32(0);
        scratch.out.u8(number);
        scratch.out.u8(coding.levels() + 1);
        scratch.out.u16(Marker.SOD.code);
        return start;
    }
}
