package dev.gantry.codec.t81;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Rows of pixels, into which the components of a scan are put one by one; those of other scans stay as they are. JPEG and
 * JPEG-LS have no signed samples: for a signed format the highest bit of the codestream's precision is taken as the sign.
 * Not thread-safe.
 */
public final class ComponentRows {
    private final SampleRows rows;
    private final int[] row;
    private final int components;
    private final int unused;
    private final boolean signed;

    /** @param precision bits of the codestream's samples */
    public ComponentRows(MemorySegment pixels, FrameFormat format, int precision) {
        this.rows = new SampleRows(pixels, format);
        this.row = new int[rows.width()];
        this.components = format.components();
        this.unused = Integer.SIZE - precision;
        this.signed = format.signed();
    }

    /** Begins a row, for so many components to be put into it. */
    public void open(int y, int count) {
        if (count < components) {
            rows.read(y, row);
        }
    }

    /**
     * Puts one component into the row.
     *
     * @param from where its first sample is in {@code line}, the others {@code step} apart
     * @param shift low bits that the codestream left away
     */
    public void put(int component, int[] line, int from, int step, int shift) {
        int lift = shift + unused;
        int in = from;
        if (signed) {
            for (int out = component; out < row.length; out += components, in += step) {
                row[out] = line[in] << lift >> unused;
            }
        } else {
            for (int out = component; out < row.length; out += components, in += step) {
                row[out] = line[in] << lift >>> unused;
            }
        }
    }

    /** Ends the row that was opened. */
    public void close(int y) {
        rows.write(y, row);
    }

    /** Makes every pixel 0. */
    public void clear(int height) {
        Arrays.fill(row, 0);
        for (int y = 0; y < height; y++) {
            rows.write(y, row);
        }
    }
}
