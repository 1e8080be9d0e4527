package dev.gantry.dicom.image.render;

import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.PixelDescription;

/** Pixels of several samples as red, green and blue. PS3.3 C.7.6.3.1.2 */
final class Colours {
    private Colours() {}

    static Picture paint(DecodedFrame frame) {
        PixelDescription pixels = frame.pixels();
        int[] lines = eightBits(pixels.bitsStored());
        SampleValues values = new SampleValues(frame);
        Picture picture = Picture.black(pixels.columns(), pixels.rows(), 3);
        byte[] rgb = picture.samples();
        int samples = pixels.samples();
        boolean few = values.isFewBits();
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int at = pixel * samples;
            int a = few ? lines[values.code(at)] : wide(values, at);
            int b = few ? lines[values.code(at + 1)] : wide(values, at + 1);
            int c = few ? lines[values.code(at + 2)] : wide(values, at + 2);
            int d = samples < 4 ? 0 : few ? lines[values.code(at + 3)] : wide(values, at + 3);
            put(
                    rgb,
                    3 * pixel,
                    switch (pixels.photometric()) {
                        case YBR_FULL, YBR_FULL_422 -> full(a, b, c);
                        case YBR_PARTIAL_420, YBR_PARTIAL_422 -> partial(a, b, c);
                        case ARGB -> samples < 4 ? rgb(a, b, c) : rgb(b, c, d);
                        case CMYK ->
                            rgb((255 - a) * (255 - d) / 255, (255 - b) * (255 - d) / 255, (255 - c) * (255 - d) / 255);
                        default -> rgb(a, b, c);
                    });
        }
        return picture;
    }

    private static int[] eightBits(int bits) {
        int[] shades = new int[1 << Math.min(bits, 16)];
        for (int code = 0; code < shades.length; code++) {
            shades[code] = bits >= 8 ? code >> bits - 8 : code * 255 / (shades.length - 1);
        }
        return shades;
    }

    private static int wide(SampleValues values, int at) {
        return (int) (values.at(at) / (1L << values.bits() - 8));
    }

    private static int full(double y, int cb, int cr) {
        return rgb(
                Math.round((float) (y + 1.402 * (cr - 128))),
                Math.round((float) (y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128))),
                Math.round((float) (y + 1.772 * (cb - 128))));
    }

    /** Of luminance 16 to 235, and differences 16 to 240. */
    private static int partial(int y, int cb, int cr) {
        double grey = 1.164384 * (y - 16);
        return rgb(
                (int) Math.round(grey + 1.596027 * (cr - 128)),
                (int) Math.round(grey - 0.391762 * (cb - 128) - 0.812968 * (cr - 128)),
                (int) Math.round(grey + 2.017232 * (cb - 128)));
    }

    private static int rgb(int red, int green, int blue) {
        return Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8 | Math.clamp(blue, 0, 255);
    }

    private static void put(byte[] rgb, int at, int colour) {
        rgb[at] = (byte) (colour >> 16);
        rgb[at + 1] = (byte) (colour >> 8);
        rgb[at + 2] = (byte) colour;
    }
}
