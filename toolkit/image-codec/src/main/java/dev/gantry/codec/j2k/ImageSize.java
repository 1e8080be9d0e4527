package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.List;

/**
 * The SIZ segment (T.800 A.5.1): the image, its tiles and its components on the reference grid.
 *
 * @param capabilities Rsiz; bit 14 says that the CAP segment tells more
 */
record ImageSize(
        int capabilities,
        Region image,
        int tileX0,
        int tileY0,
        int tileWidth,
        int tileHeight,
        List<Component> components) {
    private static final int MOST_TILES = 65535;

    /** One component: its samples are {@code dx} by {@code dy} grid points apart. */
    record Component(int bits, boolean signed, int dx, int dy) {}

    static ImageSize read(ByteReader in) throws CodecException {
        int at = in.position();
        int capabilities = in.u16();
        int x1 = in.size();
        int y1 = in.size();
        int x0 = in.size();
        int y0 = in.size();
        int tileWidth = in.size();
        int tileHeight = in.size();
        int tileX0 = in.size();
        int tileY0 = in.size();
        int count = in.u16();
        require(x0 < x1 && y0 < y1, "an empty image", at);
        require(tileWidth > 0 && tileHeight > 0, "an empty tile", at);
        require(tileX0 <= x0 && tileY0 <= y0, "tiles that begin within the image", at);
        require((long) tileX0 + tileWidth > x0 && (long) tileY0 + tileHeight > y0, "a first tile beside the image", at);
        require(count > 0 && count == in.remaining() / 3, count + " components", at);
        List<Component> components = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int depth = in.u8();
            Component component = new Component((depth & 0x7F) + 1, (depth & 0x80) != 0, in.u8(), in.u8());
            require(component.dx > 0 && component.dy > 0, "samples without distance", in.position());
            components.add(component);
        }
        ImageSize size = new ImageSize(
                capabilities,
                new Region(x0, y0, x1, y1),
                tileX0,
                tileY0,
                tileWidth,
                tileHeight,
                List.copyOf(components));
        require((long) size.tilesAcross() * size.tilesDown() <= MOST_TILES, "too many tiles", at);
        return size;
    }

    int tilesAcross() {
        return (int) Math.ceilDiv((long) image.x1() - tileX0, tileWidth);
    }

    int tilesDown() {
        return (int) Math.ceilDiv((long) image.y1() - tileY0, tileHeight);
    }

    int tiles() {
        return tilesAcross() * tilesDown();
    }

    /** Where a tile lies on the reference grid (T.800 B-7 to B-10). */
    Region tile(int index) {
        long x = tileX0 + (long) (index % tilesAcross()) * tileWidth;
        long y = tileY0 + (long) (index / tilesAcross()) * tileHeight;
        return new Region(
                (int) Math.max(x, image.x0()),
                (int) Math.max(y, image.y0()),
                (int) Math.min(x + tileWidth, image.x1()),
                (int) Math.min(y + tileHeight, image.y1()));
    }

    private static void require(boolean holds, String what, int at) throws CodecException {
        if (!holds) {
            throw new CodecException("SIZ says " + what, at);
        }
    }
}
