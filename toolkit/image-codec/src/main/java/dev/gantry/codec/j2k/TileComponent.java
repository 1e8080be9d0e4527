package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.List;

/** One component of a tile: its resolutions, and how many coefficients an array for all its bands holds. */
final class TileComponent {
    final Region region;
    final CodingStyle style;
    final ImageSize.Component depth;
    /** Planes that a region of interest adds (T.800 H.1). */
    final int shift;

    final List<Resolution> resolutions = new ArrayList<>();
    final List<Precinct> precincts = new ArrayList<>();
    private int coefficients;

    TileComponent(int number, Region tile, ImageSize.Component depth, Parameters parameters) throws CodecException {
        this.depth = depth;
        this.style = parameters.style(number);
        this.shift = parameters.shift(number);
        this.region = tile.everyNth(depth.dx(), depth.dy());
        Quantization quantization = parameters.quantization(number);
        long count = 0;
        for (int r = 0; r <= style.levels; r++) {
            List<Band> bands = r == 0
                    ? List.of(band(quantization, 0, Band.LL))
                    : List.of(
                            band(quantization, r, Band.HL),
                            band(quantization, r, Band.LH),
                            band(quantization, r, Band.HH));
            Resolution resolution = new Resolution(number, r, region.halved(style.levels - r), style, bands);
            resolutions.add(resolution);
            count += resolution.precinctCount();
        }
        if (count > 4096 + (long) region.width() * region.height() / 8) {
            throw new CodecException(count + " precincts in a tile of " + region.width() + " x " + region.height(), -1);
        }
        for (Resolution resolution : resolutions) {
            precincts.addAll(resolution.precincts(tile, depth.dx(), depth.dy()));
        }
    }

    /** The size of an array for the coefficients of all bands, as many as samples. */
    int coefficients() {
        return coefficients;
    }

    private Band band(Quantization quantization, int resolution, int orientation) {
        int halvings = style.levels - Math.max(0, resolution - 1);
        Region place = region.band(halvings, orientation & 1, orientation >> 1);
        int index = resolution == 0 ? 0 : 3 * (resolution - 1) + orientation;
        int gain = orientation == Band.LL ? 0 : orientation == Band.HH ? 2 : 1;
        float step = style.reversible ? 1 : quantization.step(index, depth.bits() + gain);
        Band band = new Band(orientation, place, quantization.planes(index), step, coefficients);
        coefficients += Math.max(0, place.width()) * Math.max(0, place.height());
        return band;
    }
}
