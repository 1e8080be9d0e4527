package dev.gantry.codec.jpeg;

/** What the components of a JPEG image are. */
public enum JpegColour {
    /** One component. */
    GREY,
    /** Luminance and two colour differences (JFIF, or Adobe's transform 1). */
    YCBCR,
    RGB,
    CMYK,
    /** CMYK with the first three as luminance and colour differences (Adobe's transform 2). */
    YCCK,
    /** Nothing in the codestream says it. */
    UNKNOWN
}
