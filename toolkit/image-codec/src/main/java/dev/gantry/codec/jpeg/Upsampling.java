package dev.gantry.codec.jpeg;

import dev.gantry.codec.t81.FrameHeader;

/**
 * Gives rows of a component in the frame's full resolution. Where it has half the columns, or half of both, samples lie in
 * the middle of their pixels and each pixel takes three parts of the nearest and one of the next, as the usual decoders
 * do; in every other ratio samples are repeated. Not thread-safe.
 */
final class Upsampling {
    private final Plane plane;
    private final FrameHeader frame;
    private final boolean smoothAcross;
    private final boolean smoothDown;
    private final int[] near;
    private final int[] far;
    private final int[] row;

    Upsampling(Plane plane, FrameHeader frame) {
        this.plane = plane;
        this.frame = frame;
        int across = frame.mostHorizontal();
        int down = frame.mostVertical();
        FrameHeader.Component component = plane.component();
        boolean halfAcross = component.horizontal() * 2 == across && plane.columns() > 2;
        this.smoothDown = halfAcross && component.vertical() * 2 == down;
        this.smoothAcross = halfAcross && (smoothDown || component.vertical() == down);
        this.near = new int[plane.columns()];
        this.far = new int[plane.columns()];
        this.row = new int[frame.columns() + 1];
    }

    /** A row of the frame, with one sample more behind it; valid until the next. */
    int[] row(int y) {
        int from = y * plane.component().vertical() / frame.mostVertical();
        if (plane.component().horizontal() == frame.mostHorizontal()) {
            plane.row(from, row);
            return row;
        }
        plane.row(from, near);
        if (smoothDown) {
            int next = Math.clamp((y & 1) == 0 ? from - 1 : from + 1, 0, plane.rows() - 1);
            plane.row(next, far);
            for (int x = 0; x < near.length; x++) {
                near[x] = 3 * near[x] + far[x];
            }
            smooth(4, 8, 7);
        } else if (smoothAcross) {
            smooth(2, 1, 2);
        } else {
            repeat();
        }
        return row;
    }

    /** Interpolates across, and drops so many bits; what is added before keeps the rounding from leaning one way. */
    private void smooth(int bits, int evenHalf, int oddHalf) {
        int last = near.length - 1;
        for (int x = 0; x <= last && 2 * x < row.length; x++) {
            int three = 3 * near[x];
            row[2 * x] = three + near[Math.max(0, x - 1)] + evenHalf >> bits;
            if (2 * x + 1 < row.length) {
                row[2 * x + 1] = three + near[Math.min(last, x + 1)] + oddHalf >> bits;
            }
        }
    }

    private void repeat() {
        int horizontal = plane.component().horizontal();
        int most = frame.mostHorizontal();
        for (int x = 0; x < frame.columns(); x++) {
            row[x] = near[x * horizontal / most];
        }
    }
}
