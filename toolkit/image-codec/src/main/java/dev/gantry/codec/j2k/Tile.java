package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.List;

/** The structure of one tile, as its parameters cut it. What packets bring is kept in its code-blocks until reset. */
final class Tile {
    final Region region;
    final Parameters parameters;
    final List<TileComponent> components = new ArrayList<>();

    Tile(ImageSize size, int number, Parameters parameters) throws CodecException {
        this.region = size.tile(number);
        this.parameters = parameters;
        for (int c = 0; c < size.components().size(); c++) {
            components.add(new TileComponent(c, region, size.components().get(c), parameters));
        }
    }

    void reset() {
        for (TileComponent component : components) {
            component.precincts.forEach(Precinct::reset);
        }
    }
}
