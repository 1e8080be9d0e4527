package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The encoding of one frame: samples, wavelet, blocks, packets, in one tile-part a resolution when the order allows it. */
final class FrameEncoding {
    private static final int RPCL = 2;
    /** Squared error a byte, between which every slope of interest lies. */
    private static final double LEAST_SLOPE = 1e-9;

    private static final double MOST_SLOPE = 1e12;

    private final EncoderScratch scratch;
    private final Coding coding;
    private final FrameFormat format;

    FrameEncoding(EncoderScratch scratch, Coding coding, FrameFormat format) {
        this.scratch = scratch;
        this.coding = coding;
        this.format = format;
    }

    /**
     * Encodes with the passes that lessen the error most for their bytes (T.800 J.14).
     *
     * @param most bytes of the codestream, if ever it can be so short
     */
    byte[] encode(MemorySegment pixels, long most) throws CodecException {
        Tile tile = code(pixels);
        write(tile, 0);
        double tooLow = LEAST_SLOPE;
        double highEnough = MOST_SLOPE;
        boolean last = scratch.out.length() <= most;
        while (!last) {
            last = highEnough / tooLow < 1.0005;
            double slope = last ? highEnough : Math.sqrt(tooLow * highEnough);
            write(tile, slope);
            if (scratch.out.length() > most) {
                tooLow = slope;
            } else {
                highEnough = slope;
            }
        }
        return scratch.out.toBytes();
    }

    private Tile code(MemorySegment pixels) throws CodecException {
        Tile tile = scratch.begin(coding, format);
        scratch.transform.run(pixels, format, coding, tile, scratch);
        BlockTable table = scratch.blocks;
        table.reset();
        for (TileComponent component : tile.components) {
            for (Precinct precinct : component.precincts) {
                for (BandPart part : precinct.open()) {
                    for (int b = 0; b < part.blocks(); b++) {
                        codeBlock(part, part.block(b), precinct);
                    }
                }
            }
        }
        return tile;
    }

    private void codeBlock(BandPart part, CodeBlock block, Precinct precinct) {
        BlockTable table = scratch.blocks;
        int[] coefficients = scratch.component(precinct.component).coefficients;
        int start = table.codes.length();
        int firstPass = table.passes.size();
        Band band = part.band;
        if (coding.highThroughput()) {
            if (scratch.htBlocks.load(coefficients, block, band.stride()) > 0) {
                table.passes.add(scratch.htBlocks.encode(block, table.codes), Double.MAX_VALUE);
            }
            block.zeroPlanes = band.planes() - 1; // the cleanup pass holds all planes
        } else {
            int planes = scratch.plainBlocks.load(coefficients, block, band.stride());
            if (planes > 0) {
                int level = coding.levels() - Math.max(0, precinct.resolution - 1);
                double norm = band.step() * BandNorms.of(level, band.orientation());
                scratch.plainBlocks.encode(
                        band.orientation(), planes, norm * norm, coding.reversible(), table.passes, table.codes);
            }
            block.zeroPlanes = band.planes() - planes;
        }
        table.add(start, firstPass);
    }

    /** Writes the whole codestream, with the passes that are worth {@code slope}. */
    private void write(Tile tile, double slope) throws CodecException {
        assign(tile, slope);
        ByteSink out = scratch.out;
        out.reset();
        coding.writeHeader(format, out);
        int parts = coding.order() == RPCL ? coding.levels() + 1 : 1;
        int lengths = writeTlm(parts);
        PacketOrder order = scratch.order();
        Precinct precinct = next(order);
        for (int part = 0; part < parts; part++) {
            int start = openTilePart(part, parts);
            while (precinct != null && (parts == 1 || precinct.resolution == part)) {
                scratch.packets.write(precinct, scratch.blocks.codes.data(), out);
                precinct = next(order);
            }
            out.patch32(start + 6, out.length() - start);
            out.patch32(lengths + 6 * part + 2, out.length() - start);
        }
        out.u16(Marker.EOC.code);
    }

    private static @Nullable Precinct next(PacketOrder order) {
        return order.hasNext() ? order.next() : null;
    }

    private void assign(Tile tile, double slope) {
        scratch.order().restart();
        int index = 0;
        for (TileComponent component : tile.components) {
            for (Precinct precinct : component.precincts) {
                precinct.reset();
                for (BandPart part : precinct.open()) {
                    for (int b = 0; b < part.blocks(); b++) {
                        scratch.blocks.assign(index++, part.block(b), slope);
                    }
                }
            }
        }
    }

    /** T.800 A.7.1: a number of two bytes and a length of four for each tile-part. @return where the first one lies */
    private int writeTlm(int parts) {
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

    private int openTilePart(int number, int parts) {
        int start = scratch.out.length();
        scratch.out.u16(Marker.SOT.code);
        scratch.out.u16(10);
        scratch.out.u16(0);
        scratch.out.u32(0);
        scratch.out.u8(number);
        scratch.out.u8(parts);
        scratch.out.u16(Marker.SOD.code);
        return start;
    }
}
