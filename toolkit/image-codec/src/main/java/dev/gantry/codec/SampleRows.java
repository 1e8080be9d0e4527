package dev.gantry.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A frame's memory as rows of integers, the components of a pixel side by side. Holds one row of scratch memory, so that
 * each row moves in bulk. Not thread-safe.
 */
public final class SampleRows {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment pixels;
    private final FrameFormat format;
    private final int width;
    private final byte[] bytes;
    private final short[] shorts;

    /**
     * @param pixels at least {@link FrameFormat#bytes()} long
     * @throws IllegalArgumentException when it is shorter, or when a row has more samples than an array can
     */
    public SampleRows(MemorySegment pixels, FrameFormat format) {
        if (pixels.byteSize() < format.bytes()) {
            throw new IllegalArgumentException(pixels.byteSize() + " bytes for a frame of " + format.bytes());
        }
        this.pixels = pixels;
        this.format = format;
        this.width = width(format);
        this.bytes = new byte[format.bytesPerSample() == 1 ? width : 0];
        this.shorts = new short[format.bytesPerSample() == 2 ? width : 0];
    }

    private static int width(FrameFormat format) {
        long width = (long) format.columns() * format.components();
        if (width > Integer.MAX_VALUE / 8) {
            throw new IllegalArgumentException("a row of " + width + " samples");
        }
        return (int) width;
    }

    /** Samples of a row, all components together. */
    public int width() {
        return width;
    }

    /** Fills {@code samples} from its start with a row, signed samples as negative numbers. */
    public void read(int row, int[] samples) {
        long at = offset(row);
        switch (format.bytesPerSample()) {
            case 1 -> {
                MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, at, bytes, 0, width);
                int mask = format.signed() ? -1 : 0xff;
                for (int i = 0; i < width; i++) {
                    samples[i] = bytes[i] & mask;
                }
            }
            case 2 -> {
                MemorySegment.copy(pixels, SHORT, at, shorts, 0, width);
                int mask = format.signed() ? -1 : 0xffff;
                for (int i = 0; i < width; i++) {
                    samples[i] = shorts[i] & mask;
                }
            }
            default -> MemorySegment.copy(pixels, INT, at, samples, 0, width);
        }
    }

    /** Stores a row, of each sample as many low bytes as the container has. */
    public void write(int row, int[] samples) {
        long at = offset(row);
        switch (format.bytesPerSample()) {
            case 1 -> {
                for (int i = 0; i < width; i++) {
                    bytes[i] = (byte) samples[i];
                }
                MemorySegment.copy(bytes, 0, pixels, ValueLayout.JAVA_BYTE, at, width);
            }
            case 2 -> {
                for (int i = 0; i < width; i++) {
                    shorts[i] = (short) samples[i];
                }
                MemorySegment.copy(shorts, 0, pixels, SHORT, at, width);
            }
            default -> MemorySegment.copy(samples, 0, pixels, INT, at, width);
        }
    }

    private long offset(int row) {
        return (long) row * width * format.bytesPerSample();
    }
}
