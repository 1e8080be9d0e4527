package dev.gantry.dicom.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the samples of a pixel mean. PS3.3 C.7.6.3.1.2; retired terms are here because old images have them. */
public enum PhotometricInterpretation {
    MONOCHROME1,
    MONOCHROME2,
    PALETTE_COLOR,
    RGB,
    HSV,
    ARGB,
    CMYK,
    YBR_FULL,
    YBR_FULL_422,
    YBR_PARTIAL_422,
    YBR_PARTIAL_420,
    YBR_ICT,
    YBR_RCT,
    XYB;

    /** The term of the standard, as "PALETTE COLOR". */
    public String term() {
        return this == PALETTE_COLOR ? "PALETTE COLOR" : name();
    }

    /** The interpretation of a term, also where it is spelled in lower case or with an underscore for the space. */
    public static Optional<PhotometricInterpretation> of(String term) {
        String name = term.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(values())
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    /** Whether a pixel is one sample of grey. */
    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }

    /** Whether a pixel is luminance and two colour differences. */
    public boolean isLuminanceAndColour() {
        return name().startsWith("YBR");
    }

    /** Whether two pixels of a row share their colour differences in native pixel data. */
    public boolean isHalved() {
        return this == YBR_FULL_422 || this == YBR_PARTIAL_422;
    }
}
