package dev.gantry.dicom.image;

import java.util.Arrays;

/** Native frames as samples: any bits allocated, planes, halved colour, either byte order. PS3.5 8.1, PS3.3 C.7.6.3 */
final class NativeSamples {
    private NativeSamples() {}

    /**
     * Unpacks a frame.
     *
     * @param stored the bytes that hold it; what is missing at their end becomes zero
     * @param firstBit where in the first byte it begins
     */
    static byte[] unpack(byte[] stored, int firstBit, PixelDescription pixels) throws ImageException {
        long length = pixels.bytes();
        if (length > Integer.MAX_VALUE - 16) {
            throw new ImageException("a frame of " + pixels.columns() + " x " + pixels.rows() + " pixels is too large");
        }
        int cells = (int) (length / pixels.bytesPerSample());
        boolean halved = pixels.photometric().isHalved() && pixels.samples() == 3;
        byte[] cellBytes = cells(stored, firstBit, pixels, halved ? (cells / 3 + 1) / 2 * 4 : cells);
        if (halved) {
            return wholeColours(cellBytes, cells / 3, pixels.bytesPerSample());
        }
        return pixels.planar() ? sideBySide(cellBytes, pixels) : cellBytes;
    }

    /** The samples in their order, each in whole bytes. */
    private static byte[] cells(byte[] stored, int firstBit, PixelDescription pixels, int count) {
        int width = pixels.bytesPerSample();
        if (pixels.bitsAllocated() == 8 * width) {
            return Arrays.copyOfRange(stored, firstBit >>> 3, (firstBit >>> 3) + count * width);
        }
        byte[] cells = new byte[count * width];
        long bit = firstBit;
        for (int i = 0; i < count; i++, bit += pixels.bitsAllocated()) {
            long value = bits(stored, bit, pixels.bitsAllocated());
            for (int b = 0; b < width; b++) {
                cells[i * width + b] = (byte) (value >>> 8 * b);
            }
        }
        return cells;
    }

    /** Pixel cells follow one another from the least significant bit on. PS3.5 8.1.1 */
    private static long bits(byte[] stored, long firstBit, int count) {
        long value = 0;
        int have = 0;
        int shift = (int) (firstBit & 7);
        for (int at = (int) (firstBit >>> 3); have < count && at < stored.length; at++) {
            value |= (stored[at] & 0xFFL) >>> shift << have;
            have += 8 - shift;
            shift = 0;
        }
        return value & (1L << count) - 1;
    }

    /** Two luminances, then the colour differences of both. PS3.3 C.7.6.3.1.2 */
    private static byte[] wholeColours(byte[] halved, int pixels, int width) {
        byte[] whole = new byte[pixels * 3 * width];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int pair = (pixel >> 1) * 4 * width;
            System.arraycopy(halved, pair + (pixel & 1) * width, whole, pixel * 3 * width, width);
            System.arraycopy(halved, pair + 2 * width, whole, (pixel * 3 + 1) * width, 2 * width);
        }
        return whole;
    }

    private static byte[] sideBySide(byte[] planes, PixelDescription pixels) {
        int count = (int) pixels.pixels();
        int width = pixels.bytesPerSample();
        byte[] mixed = new byte[planes.length];
        for (int sample = 0; sample < pixels.samples(); sample++) {
            for (int pixel = 0; pixel < count; pixel++) {
                int from = (sample * count + pixel) * width;
                int to = (pixel * pixels.samples() + sample) * width;
                for (int b = 0; b < width; b++) {
                    mixed[to + b] = planes[from + b];
                }
            }
        }
        return mixed;
    }

    /** Makes big endian cells little endian, in place; a cell is a sample, or a word where samples are bytes. */
    static void swap(byte[] stored, int cell) {
        for (int at = 0; at + cell <= stored.length; at += cell) {
            for (int i = 0; i < cell / 2; i++) {
                byte kept = stored[at + i];
                stored[at + i] = stored[at + cell - 1 - i];
                stored[at + cell - 1 - i] = kept;
            }
        }
    }
}
