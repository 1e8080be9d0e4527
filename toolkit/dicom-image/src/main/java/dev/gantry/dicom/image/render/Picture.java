package dev.gantry.dicom.image.render;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.jpeg.JpegBaselineEncoder;
import dev.gantry.dicom.image.ImageException;
import java.lang.foreign.MemorySegment;

/**
 * A picture of 8 bits a sample, from the top left pixel by pixel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels 1 for grey, 3 for red, green and blue
 * @param samples {@code width * height * channels} of them; the picture's own
 */
public record Picture(int width, int height, int channels, byte[] samples) {

    /** @throws IllegalArgumentException when the samples are not as many as the size says */
    public Picture {
        if (width < 1 || height < 1 || channels != 1 && channels != 3) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " x " + channels);
        }
        if (samples.length != (long) width * height * channels) {
            throw new IllegalArgumentException(samples.length + " samples");
        }
    }

    /** A black one. */
    static Picture black(int width, int height, int channels) {
        return new Picture(width, height, channels, new byte[Math.multiplyExact(width * channels, height)]);
    }

    /** The picture as a PNG file. */
    public byte[] png() {
        return Png.of(this);
    }

    /**
     * The picture as a JPEG file.
     *
     * @param quality 1 to 100
     * @throws ImageException when it is wider or higher than JPEG can say
     */
    public byte[] jpeg(int quality) throws ImageException {
        JpegBaselineEncoder encoder = JpegBaselineEncoder.ofRgb(
                quality, quality > 90 ? JpegBaselineEncoder.Chroma.FULL : JpegBaselineEncoder.Chroma.HALF);
        try {
            return encoder.encode(MemorySegment.ofArray(samples), new FrameFormat(width, height, channels, 8, false));
        } catch (CodecException e) {
            throw new ImageException("the picture cannot become a JPEG", e);
        }
    }

    /** The picture in another size, however its sides are related. */
    public Picture scaled(int width, int height) {
        return width == this.width && height == this.height ? this : Resampling.of(this, width, height);
    }

    /** The same picture with three channels. */
    public Picture inColour() {
        if (channels == 3) {
            return this;
        }
        byte[] rgb = new byte[Math.multiplyExact(samples.length, 3)];
        for (int i = 0; i < samples.length; i++) {
            rgb[3 * i] = samples[i];
            rgb[3 * i + 1] = samples[i];
            rgb[3 * i + 2] = samples[i];
        }
        return new Picture(width, height, 3, rgb);
    }

    /** Makes a pixel a shade of grey. */
    void shade(int x, int y, int shade) {
        int at = (y * width + x) * channels;
        for (int channel = 0; channel < channels; channel++) {
            samples[at + channel] = (byte) shade;
        }
    }
}
