package dev.gantry.dicom;

import java.util.OptionalInt;

/**
 * The size of a native frame by the attributes that describe it. PS3.3 C.7.6.3
 *
 * @param bitsPerFrame 0 if it cannot be told
 * @param frames as declared, 1 if nothing is; 0 or less where the data set says so
 */
record FrameArithmetic(long bitsPerFrame, int frames) {

    static FrameArithmetic of(Dataset header) {
        OptionalInt declared = header.integer(Tag.NumberOfFrames);
        boolean present = header.string(Tag.NumberOfFrames).isPresent();
        return new FrameArithmetic(bitsPerFrame(header), declared.orElse(present ? 0 : 1));
    }

    private static long bitsPerFrame(Dataset header) {
        long pixels = (long) positive(header, Tag.Rows, 0) * positive(header, Tag.Columns, 0);
        long samples = positive(header, Tag.SamplesPerPixel, 1);
        long bits = positive(header, Tag.BitsAllocated, 0);
        // Two pixels share their colour differences. PS3.3 C.7.6.3.1.2
        boolean shared = samples == 3
                && header.string(Tag.PhotometricInterpretation)
                        .filter(FrameArithmetic::is422)
                        .isPresent();
        try {
            return Math.multiplyExact(pixels, (shared ? 2 : samples) * bits);
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    private static boolean is422(String photometric) {
        return photometric.equals("YBR_FULL_422") || photometric.equals("YBR_PARTIAL_422");
    }

    private static int positive(Dataset header, Tag tag, int absent) {
        return Math.max(0, header.integer(tag).orElse(absent));
    }

    /** The declared frames as far as they are wholly there. */
    NativeLayout layout(PixelDataLayout.PixelDataElement element, long valueOffset) {
        long whole = bitsPerFrame == 0 ? 0 : wholeFrames(element.length());
        int present = (int) Math.clamp(frames, 0, Math.min(whole, Integer.MAX_VALUE));
        return new NativeLayout(element, valueOffset, bitsPerFrame, present);
    }

    private long wholeFrames(long bytes) {
        return bytes > Long.MAX_VALUE / 8 ? 0 : bytes * 8 / bitsPerFrame;
    }
}
