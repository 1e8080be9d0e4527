package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.PixelDescription;

/**
 * The bits of each sample that mean something, from the least significant on: the bits stored, or the whole container where
 * the bits above hold something of their own (an overlay of old) or the high bit is elsewhere.
 */
record Precision(int bits, boolean signed) {

    /** What a frame needs so that none of its bits is lost. */
    static Precision of(DecodedFrame frame) {
        PixelDescription pixels = frame.pixels();
        int container = 8 * pixels.bytesPerSample();
        int stored = pixels.bitsStored();
        boolean low = pixels.highBit() == stored - 1;
        return new Precision(
                low && stored < container && areUnused(frame, stored) ? stored : container, pixels.signed());
    }

    /** Whether the bits above are zero, or of signed samples an extension of the sign. PS3.5 8.1.1 leaves that open. */
    private static boolean areUnused(DecodedFrame frame, int stored) {
        byte[] samples = frame.samples();
        int width = frame.pixels().bytesPerSample();
        int unused = 64 - stored;
        int beyond = 64 - 8 * width;
        for (int at = 0; at + width <= samples.length; at += width) {
            long raw = raw(samples, at, width);
            boolean zero = raw >>> stored == 0;
            boolean extended = frame.pixels().signed() && raw << unused >> unused == raw << beyond >> beyond;
            if (!zero && !extended) {
                return false;
            }
        }
        return true;
    }

    /** Samples with the bits above cleared, or filled with the sign, in containers of a width of their own. */
    byte[] only(byte[] samples, int width, int newWidth) {
        if (bits == 8 * width && width == newWidth) {
            return samples;
        }
        byte[] kept = new byte[samples.length / width * newWidth];
        int unused = 64 - bits;
        for (int from = 0, to = 0; to < kept.length; from += width, to += newWidth) {
            long high = raw(samples, from, width) << unused;
            long value = signed ? high >> unused : high >>> unused;
            for (int b = 0; b < newWidth; b++) {
                kept[to + b] = (byte) (value >>> 8 * b);
            }
        }
        return kept;
    }

    private static long raw(byte[] samples, int at, int width) {
        return switch (width) {
            case 1 -> samples[at] & 0xFFL;
            case 2 -> samples[at] & 0xFFL | (samples[at + 1] & 0xFFL) << 8;
            default -> {
                long value = 0;
                for (int b = 0; b < width; b++) {
                    value |= (samples[at + b] & 0xFFL) << 8 * b;
                }
                yield value;
            }
        };
    }
}
