package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes one tile whose packets were read, and writes its pixels. */
final class TileDecoder {
    private final Scratch scratch;
    private final FrameGrid grid;
    private final FrameFormat format;
    private final MemorySegment frame;

    TileDecoder(Scratch scratch, FrameGrid grid, FrameFormat format, MemorySegment frame) {
        this.scratch = scratch;
        this.grid = grid;
        this.format = format;
        this.frame = frame;
    }

    /** @return the number of code-blocks that were damaged */
    int decode(byte[] codestream, Tile tile) throws CodecException {
        int damaged = 0;
        List<int[][]> ints = new ArrayList<>();
        List<float[][]> floats = new ArrayList<>();
        for (int c = 0; c < tile.components.size(); c++) {
            TileComponent component = tile.components.get(c);
            int kept = component.style.levels - grid.discarded();
            if (kept < 0) {
                throw new CodecException("only " + component.style.levels + " levels, none to leave out", -1);
            }
            Scratch.ComponentLines lines = scratch.component(c);
            int[] coefficients = lines.coefficients(component.coefficients());
            damaged += decodeBlocks(codestream, component, kept, coefficients);
            Region region = component.resolutions.get(kept).region;
            int width = Math.max(region.width(), grid.place(tile.region).width());
            lines.ints.require(width, Math.max(1, region.height()));
            if (component.style.reversible) {
                ints.add(scratch.reversible.synthesize(component, kept, coefficients, lines.ints));
                floats.add(new float[0][]);
            } else {
                lines.floats.require(width, region.height());
                ints.add(lines.ints.first());
                floats.add(scratch.irreversible.synthesize(component, kept, coefficients, lines.floats));
            }
        }
        finish(tile, ints, floats);
        return damaged;
    }

    private int decodeBlocks(byte[] codestream, TileComponent component, int kept, int[] coefficients) {
        int damaged = 0;
        Arrays.fill(coefficients, 0, component.coefficients(), 0);
        for (Precinct precinct : component.precincts) {
            if (precinct.resolution > kept) {
                break;
            }
            for (BandPart part : precinct.opened()) {
                for (int b = 0; b < part.blocks(); b++) {
                    CodeBlock block = part.block(b);
                    if (block.passes > 0 && block.bytes() > 0) {
                        boolean sound = scratch.blocks.decode(codestream, block, part.band, component, coefficients);
                        damaged += sound ? 0 : 1;
                    }
                }
            }
        }
        return damaged;
    }

    private void finish(Tile tile, List<int[][]> ints, List<float[][]> floats) {
        Region place = grid.place(tile.region);
        Region whole = grid.frame();
        int pixel = format.bytesPerSample() * format.components();
        boolean mixed = tile.parameters.componentTransform() && canMix(tile);
        for (int y = 0; y < place.height(); y++) {
            if (mixed) {
                mix(tile.components.get(0).style.reversible, ints, floats, y, place.width());
            }
            for (int c = 0; c < tile.components.size(); c++) {
                takeRow(tile.components.get(c), c, ints.get(c), floats.get(c), place, y);
            }
            long row = (long) (place.y0() - whole.y0() + y) * format.columns() + place.x0() - whole.x0();
            scratch.samples.write(frame, row * pixel, format, place.width());
        }
    }

    private void takeRow(TileComponent component, int number, int[][] ints, float[][] floats, Region place, int y) {
        Region region = component.resolutions.get(component.style.levels - grid.discarded()).region;
        if (region.isEmpty()) {
            return;
        }
        int repeatX = component.depth.dx() / grid.dx();
        int repeatY = component.depth.dy() / grid.dy();
        int from = Math.clamp((place.y0() + y) / repeatY - region.y0(), 0, region.height() - 1);
        int[] row = ints[from];
        if (!component.style.reversible) {
            ComponentTransform.round(floats[from], row, region.width());
        } else if (repeatX > 1 || repeatY > 1) {
            row = ints[from].clone(); // it is levelled in place and may be needed again
        }
        int skip = Math.max(0, place.x0() - region.x0() * repeatX);
        Samples.Row samples = new Samples.Row(row, component.depth, number, repeatX, skip);
        scratch.samples.take(samples, format, place.width());
    }

    /** Whether the first three components are of one size and kind, as the transforms need (T.800 G.1). */
    private static boolean canMix(Tile tile) {
        if (tile.components.size() < 3) {
            return false;
        }
        TileComponent first = tile.components.get(0);
        for (TileComponent other : tile.components.subList(1, 3)) {
            if (!other.region.equals(first.region) || other.style.reversible != first.style.reversible) {
                return false;
            }
        }
        return first.depth.dx() == tile.components.get(1).depth.dx();
    }

    private static void mix(boolean reversible, List<int[][]> ints, List<float[][]> floats, int y, int width) {
        if (reversible) {
            ComponentTransform.reversible(ints.get(0)[y], ints.get(1)[y], ints.get(2)[y], width);
        } else {
            ComponentTransform.irreversible(floats.get(0)[y], floats.get(1)[y], floats.get(2)[y], width);
        }
    }
}
