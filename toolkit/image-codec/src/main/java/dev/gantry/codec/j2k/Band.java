package dev.gantry.codec.j2k;

/**
 * One band of a component of a tile, and where its coefficients lie in the component's array.
 *
 * @param orientation {@link #LL}, {@link #HL} (across), {@link #LH} or {@link #HH}
 * @param region on the band's own grid
 * @param planes of magnitudes, without those a region of interest adds: M_b of T.800 E-2
 * @param step between two magnitudes; 1 for a reversible transform
 * @param offset of the first coefficient; rows are {@code region.width()} apart
 */
record Band(int orientation, Region region, int planes, float step, int offset) {
    static final int LL = 0;
    static final int HL = 1;
    static final int LH = 2;
    static final int HH = 3;

    int stride() {
        return region.width();
    }
}
