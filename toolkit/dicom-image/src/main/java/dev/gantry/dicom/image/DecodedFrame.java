package dev.gantry.dicom.image;

import java.util.List;

/**
 * One frame as samples, from the top left pixel by pixel, the samples of a pixel side by side, little endian, each in {@link
 * PixelDescription#bytesPerSample()} bytes. A sample is as it was stored: bits beyond the bits stored are not masked.
 *
 * @param pixels the description, corrected where the codestream knew better
 * @param samples the frame's own; the caller may keep it and must not change it
 * @param warnings what was corrected or forgiven
 */
public record DecodedFrame(PixelDescription pixels, byte[] samples, List<String> warnings) {

    public DecodedFrame {
        warnings = List.copyOf(warnings);
    }
}
