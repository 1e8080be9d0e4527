package dev.gantry.codec.j2k;

/** The code-blocks of one band within one precinct, with the tag trees that tell of them (T.800 B.7, B.10). */
final class BandPart {
    final Band band;
    final int across;
    final int down;
    private final CodeBlock[] blocks;
    final TagTree inclusion;
    final TagTree zeroPlanes;

    /** @param region of the precinct on the band's grid */
    BandPart(Band band, Region region, int blockWidthExponent, int blockHeightExponent) {
        this.band = band;
        int left = region.x0() >> blockWidthExponent;
        int top = region.y0() >> blockHeightExponent;
        across = region.isEmpty() ? 0 : ((region.x1() - 1) >> blockWidthExponent) - left + 1;
        down = region.isEmpty() ? 0 : ((region.y1() - 1) >> blockHeightExponent) - top + 1;
        blocks = new CodeBlock[across * down];
        for (int i = 0; i < blocks.length; i++) {
            int x0 = Math.max(region.x0(), (left + i % across) << blockWidthExponent);
            int y0 = Math.max(region.y0(), (top + i / across) << blockHeightExponent);
            int x1 = Math.min(region.x1(), (left + i % across + 1) << blockWidthExponent);
            int y1 = Math.min(region.y1(), (top + i / across + 1) << blockHeightExponent);
            int offset = band.offset()
                    + (y0 - band.region().y0()) * band.stride()
                    + x0
                    - band.region().x0();
            blocks[i] = new CodeBlock(offset, x1 - x0, y1 - y0);
        }
        inclusion = new TagTree(across, down);
        zeroPlanes = new TagTree(across, down);
        reset();
    }

    CodeBlock block(int x, int y) {
        return blocks[y * across + x];
    }

    int blocks() {
        return blocks.length;
    }

    CodeBlock block(int index) {
        return blocks[index];
    }

    void reset() {
        inclusion.reset();
        zeroPlanes.reset();
        for (CodeBlock block : blocks) {
            block.reset();
        }
    }
}
