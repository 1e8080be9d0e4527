package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;

/** Stored values that are no part of the image and shown as its background. PS3.3 C.7.5.1.1.2 */
record Padding(double least, double greatest) {
    private static final Padding NONE = new Padding(1, 0);

    static Padding of(Dataset header, SampleValues values) {
        long[] value = header.integers(Tag.PixelPaddingValue);
        if (value.length == 0 || !values.isFewBits()) {
            return NONE;
        }
        long[] limit = header.integers(Tag.PixelPaddingRangeLimit);
        int first = stored(value[0], values);
        int last = limit.length == 0 ? first : stored(limit[0], values);
        return new Padding(Math.min(first, last), Math.max(first, last));
    }

    /** Written with a VR of the wrong sign, or with bits the sample has not, it means the same bits. */
    private static int stored(long value, SampleValues values) {
        return values.signed() ? (short) value : (int) value & 0xFFFF;
    }

    boolean has(double stored) {
        return stored >= least && stored <= greatest;
    }
}
