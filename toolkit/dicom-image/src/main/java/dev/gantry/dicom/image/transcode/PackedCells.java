package dev.gantry.dicom.image.transcode;

/** Samples as native pixel cells that follow one another without a gap, also across frames. PS3.5 8.1.1. Not thread-safe. */
final class PackedCells {
    private final int bitsAllocated;
    private long pending;
    private int pendingBits;

    /** @param bitsAllocated of a cell, below 64; those of a multiple of 8 that a sample's container has need no packing */
    PackedCells(int bitsAllocated) {
        this.bitsAllocated = bitsAllocated;
    }

    /** The whole bytes that are complete with these samples. */
    byte[] next(byte[] samples, int width) {
        if (bitsAllocated == 8 * width) {
            return samples;
        }
        int cells = samples.length / width;
        byte[] packed = new byte[(int) (((long) cells * bitsAllocated + pendingBits) / 8)];
        int to = 0;
        for (int from = 0; from < samples.length; from += width) {
            long value = 0;
            for (int b = 0; b < width; b++) {
                value |= (samples[from + b] & 0xFFL) << 8 * b;
            }
            pending |= (value & (1L << bitsAllocated) - 1) << pendingBits;
            for (pendingBits += bitsAllocated; pendingBits >= 8; pendingBits -= 8) {
                packed[to++] = (byte) pending;
                pending >>>= 8;
            }
        }
        return packed;
    }

    /** The last byte, filled up with zeros; nothing if there is none. */
    byte[] rest() {
        byte[] last = pendingBits == 0 ? new byte[0] : new byte[] {(byte) pending};
        pending = 0;
        pendingBits = 0;
        return last;
    }
}
