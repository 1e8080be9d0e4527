package dev.gantry.codec.j2k;

/** A half-open rectangle, of the reference grid or of the grid of a component, a resolution or a band. */
record Region(int x0, int y0, int x1, int y1) {

    int width() {
        return x1 - x0;
    }

    int height() {
        return y1 - y0;
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    /** Every {@code dx}-th column and {@code dy}-th row of this rectangle, counted from the origin (T.800 B-12). */
    Region everyNth(int dx, int dy) {
        return new Region(Math.ceilDiv(x0, dx), Math.ceilDiv(y0, dy), Math.ceilDiv(x1, dx), Math.ceilDiv(y1, dy));
    }

    /** This rectangle after {@code levels} halvings (T.800 B-14). */
    Region halved(int levels) {
        return new Region(half(x0, levels, 0), half(y0, levels, 0), half(x1, levels, 0), half(y1, levels, 0));
    }

    /** The rectangle of a band after {@code levels} decompositions (T.800 B-15). */
    Region band(int levels, int highX, int highY) {
        return new Region(
                half(x0, levels, highX), half(y0, levels, highY), half(x1, levels, highX), half(y1, levels, highY));
    }

    private static int half(int value, int levels, int high) {
        if (levels == 0) {
            return value;
        }
        long offset = (long) high << (levels - 1);
        return (int) ((value - offset + (1L << levels) - 1) >> levels);
    }
}
