package dev.gantry.codec.j2k;

import org.jspecify.annotations.Nullable;

/** One precinct: what a packet brings one layer of. Its code-blocks are made when its first packet comes. */
final class Precinct {
    final int component;
    final int resolution;
    /** Where a progression by position meets it, on the reference grid (T.800 B.12.1.3). */
    final long gridX;

    final long gridY;
    final int index;
    private final Resolution owner;
    private BandPart @Nullable [] parts;
    private int nextLayer;

    Precinct(Resolution owner, int index, long gridX, long gridY) {
        this.owner = owner;
        this.component = owner.component;
        this.resolution = owner.number;
        this.index = index;
        this.gridX = gridX;
        this.gridY = gridY;
    }

    /** The next layer that no packet has brought. */
    int nextLayer() {
        return nextLayer;
    }

    void layerRead() {
        nextLayer++;
    }

    BandPart[] open() {
        BandPart[] opened = parts;
        if (opened == null) {
            opened = owner.partsOf(index);
            parts = opened;
        }
        return opened;
    }

    /** Its parts, or none when no packet came. */
    BandPart[] opened() {
        BandPart[] opened = parts;
        return opened == null || nextLayer == 0 ? Resolution.NO_PARTS : opened;
    }

    CodingStyle style() {
        return owner.style;
    }

    void reset() {
        nextLayer = 0;
        if (parts != null) {
            for (BandPart part : parts) {
                part.reset();
            }
        }
    }
}
