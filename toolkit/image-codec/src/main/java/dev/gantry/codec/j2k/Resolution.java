package dev.gantry.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** One resolution of a component of a tile: its bands and its precincts (T.800 B.5, B.6). */
final class Resolution {
    static final BandPart[] NO_PARTS = new BandPart[0];

    final int component;
    final int number;
    final Region region;
    final CodingStyle style;
    final List<Band> bands;
    private final int precinctsAcross;
    private final int precinctsDown;

    Resolution(int component, int number, Region region, CodingStyle style, List<Band> bands) {
        this.component = component;
        this.number = number;
        this.region = region;
        this.style = style;
        this.bands = bands;
        int px = style.precinctWidthExponent(number);
        int py = style.precinctHeightExponent(number);
        precinctsAcross = region.isEmpty() ? 0 : ((region.x1() - 1) >> px) - (region.x0() >> px) + 1;
        precinctsDown = region.isEmpty() ? 0 : ((region.y1() - 1) >> py) - (region.y0() >> py) + 1;
    }

    long precinctCount() {
        return (long) precinctsAcross * precinctsDown;
    }

    /**
     * @param tile on the reference grid;
     * @param dx between two samples of the component there, as {@code dy}
     */
    List<Precinct> precincts(Region tile, int dx, int dy) {
        List<Precinct> precincts = new ArrayList<>();
        int halvings = style.levels - number;
        int px = style.precinctWidthExponent(number);
        int py = style.precinctHeightExponent(number);
        for (int y = 0; y < precinctsDown; y++) {
            long top = ((long) (region.y0() >> py) + y) << py + halvings;
            for (int x = 0; x < precinctsAcross; x++) {
                long left = ((long) (region.x0() >> px) + x) << px + halvings;
                long gridX = Math.max(left * dx, tile.x0());
                long gridY = Math.max(top * dy, tile.y0());
                precincts.add(new Precinct(this, y * precinctsAcross + x, gridX, gridY));
            }
        }
        return precincts;
    }

    BandPart[] partsOf(int precinct) {
        BandPart[] parts = new BandPart[bands.size()];
        int halved = number == 0 ? 0 : 1;
        int px = style.precinctWidthExponent(number) - halved;
        int py = style.precinctHeightExponent(number) - halved;
        long x = (long) (region.x0() >> px + halved) + precinct % precinctsAcross;
        long y = (long) (region.y0() >> py + halved) + precinct / precinctsAcross;
        for (int b = 0; b < parts.length; b++) {
            Region band = bands.get(b).region();
            Region part = new Region(
                    (int) Math.max(band.x0(), x << px),
                    (int) Math.max(band.y0(), y << py),
                    (int) Math.min(band.x1(), (x + 1) << px),
                    (int) Math.min(band.y1(), (y + 1) << py));
            parts[b] = new BandPart(
                    bands.get(b),
                    part,
                    Math.min(style.blockWidthExponent, px),
                    Math.min(style.blockHeightExponent, py));
        }
        return parts;
    }
}
