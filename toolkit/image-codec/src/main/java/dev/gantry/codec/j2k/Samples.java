package dev.gantry.codec.j2k;

import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Puts the decoded rows of tiles into a frame: clamped to each component's range, in the frame's container. */
final class Samples {
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];

    /** A row of a component, ready to be written. */
    @SuppressWarnings("ArrayRecordComponent") // a view of scratch memory, never compared
    record Row(int[] values, ImageSize.Component depth, int component, int repeat, int skip) {}

    /**
     * Takes one component's row of a tile into the row of pixels.
     *
     * @param columns of the tile
     */
    void take(Row row, FrameFormat format, int columns) {
        require(format, columns);
        int bits = row.depth.bits();
        boolean signed = row.depth.signed();
        int shift = signed || bits > 31 ? 0 : 1 << bits - 1;
        int least = signed ? -1 << bits - 1 : 0;
        int most = signed ? ~(-1 << bits - 1) : bits > 30 ? Integer.MAX_VALUE : (1 << bits) - 1;
        level(row, columns, shift, least, most);
        int[] values = row.values;
        int step = format.components();
        int at = row.component;
        switch (format.bytesPerSample()) {
            case 1 -> narrow(values, columns, bytes, at, step);
            case 2 -> narrow(values, columns, shorts, at, step);
            default -> copy(values, columns, ints, at, step);
        }
    }

    /**
     * Writes the pixels taken.
     *
     * @param offset of the first of them in the frame, in bytes
     */
    void write(MemorySegment frame, long offset, FrameFormat format, int columns) {
        int count = columns * format.components();
        switch (format.bytesPerSample()) {
            case 1 -> MemorySegment.copy(bytes, 0, frame, ValueLayout.JAVA_BYTE, offset, count);
            case 2 -> MemorySegment.copy(shorts, 0, frame, SHORT, offset, count);
            default -> MemorySegment.copy(ints, 0, frame, INT, offset, count);
        }
    }

    private void require(FrameFormat format, int columns) {
        int count = columns * format.components();
        if (format.bytesPerSample() == 1 && bytes.length < count) {
            bytes = new byte[count];
        } else if (format.bytesPerSample() == 2 && shorts.length < count) {
            shorts = new short[count];
        } else if (format.bytesPerSample() == 4 && ints.length < count) {
            ints = new int[count];
        }
    }

    /** Shifts, clamps, and repeats where the component is less dense. */
    private static void level(Row row, int columns, int shift, int least, int most) {
        int[] values = row.values;
        if (row.repeat > 1) {
            for (int x = columns - 1; x >= 0; x--) {
                values[x] = values[(x + row.skip) / row.repeat];
            }
        }
        for (int x = 0; x < columns; x++) {
            values[x] = Math.min(Math.max(values[x] + shift, least), most);
        }
    }

    private static void narrow(int[] from, int count, short[] to, int start, int step) {
        if (step == 1) {
            for (int x = 0; x < count; x++) {
                to[x] = (short) from[x];
            }
        } else {
            for (int x = 0, at = start; x < count; x++, at += step) {
                to[at] = (short) from[x];
            }
        }
    }

    private static void narrow(int[] from, int count, byte[] to, int start, int step) {
        if (step == 1) {
            for (int x = 0; x < count; x++) {
                to[x] = (byte) from[x];
            }
        } else {
            for (int x = 0, at = start; x < count; x++, at += step) {
                to[at] = (byte) from[x];
            }
        }
    }

    private static void copy(int[] from, int count, int[] to, int start, int step) {
        for (int x = 0, at = start; x < count; x++, at += step) {
            to[at] = from[x];
        }
    }
}
