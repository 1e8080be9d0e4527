package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.t81.FrameHeader;

/**
 * The blocks of one component, 64 numbers each: coefficients while scans come in, then samples in their place. It reaches
 * to the end of the last MCU. Not thread-safe.
 */
final class Plane {
    private final FrameHeader frame;
    private final FrameHeader.Component component;
    private final int across;
    private final short[] numbers;

    Plane(FrameHeader frame, FrameHeader.Component component) throws CodecException {
        this.frame = frame;
        this.component = component;
        this.across = mcusAcross(frame) * component.horizontal();
        long size = 64L * across * mcusDown(frame) * component.vertical();
        if (size > Integer.MAX_VALUE - 8) {
            throw new CodecException("a component of " + size + " coefficients is too large", -1);
        }
        this.numbers = new short[(int) size];
    }

    static int mcusAcross(FrameHeader frame) {
        return parts(frame.columns(), 8 * frame.mostHorizontal());
    }

    static int mcusDown(FrameHeader frame) {
        return parts(frame.rows(), 8 * frame.mostVertical());
    }

    private static int parts(int length, int part) {
        return (length + part - 1) / part;
    }

    FrameHeader.Component component() {
        return component;
    }

    /** Samples across that are there, without those that fill up the last block (T.81 A.1.1). */
    int columns() {
        return parts(frame.columns() * component.horizontal(), frame.mostHorizontal());
    }

    int rows() {
        return parts(frame.rows() * component.vertical(), frame.mostVertical());
    }

    /** Blocks across in a scan of this component alone. */
    int blocksAcross() {
        return parts(columns(), 8);
    }

    int blocksDown() {
        return parts(rows(), 8);
    }

    short[] numbers() {
        return numbers;
    }

    /** Where a block begins. */
    int block(int x, int y) {
        return (y * across + x) << 6;
    }

    /** Makes samples of the coefficients. */
    void transform(int[] quantisation) {
        InverseDct dct = new InverseDct(quantisation, frame.precision());
        for (int at = 0; at < numbers.length; at += 64) {
            dct.transform(numbers, at);
        }
    }

    /** Copies a row of samples to the start of an array. */
    void row(int y, int[] into) {
        int width = columns();
        int at = block(0, y >> 3) + ((y & 7) << 3);
        for (int x = 0; x < width; at += 64) {
            for (int end = Math.min(width, x + 8), from = at; x < end; ) {
                into[x++] = numbers[from++];
            }
        }
    }
}
