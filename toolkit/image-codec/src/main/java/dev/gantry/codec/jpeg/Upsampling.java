package dev.gantry.codec.jpeg;

import dev.gantry.codec.t81.FrameHeader;

/**
 * Gives rows of a component in the frame's full resolution. Samples that stand for two or more pixels are repeated, as
 * PS3.3 C.7.6.3.1.2 has chrominance for both pixels; nothing is smoothed. Not thread-safe.
 */
final class Upsampling {
    private final Plane plane;
    private final FrameHeader frame;
    private final int[] samples;
    private final int[] row;
    private int held = -1;

    private Upsampling(Plane plane, FrameHeader frame) {
        this.plane = plane;
        this.frame = frame;
        this.samples = new int[plane.columns()];
        this.row = new int[frame.columns()];
    }

    static Upsampling of(Plane plane, FrameHeader frame) {
        return new Upsampling(plane, frame);
    }

    /** A row of the frame, valid until the next. */
    int[] row(int y) {
        int horizontal = plane.component().horizontal();
        int most = frame.mostHorizontal();
        int from = y * plane.component().vertical() / frame.mostVertical();
        if (horizontal == most) {
            plane.row(from, row);
            return row;
        }
        if (from != held) {
            plane.row(from, samples);
            held = from;
            for (int x = 0; x < row.length; x++) {
                row[x] = samples[x * horizontal / most];
            }
        }
        return row;
    }
}
