package dev.gantry.dicom;

/** The bytes after which text goes back to the initial character sets. PS3.5 6.1.2.5.3 */
enum TextDelimiters {
    /** Of LT, ST and UT: the ends of lines and pages, and other control characters. */
    LINES(""),
    /** Also the backslash between values. */
    VALUES("\\"),
    /** Also those between the components and groups of a name. */
    NAMES("\\^=");

    private final String graphic;

    TextDelimiters(String graphic) {
        this.graphic = graphic;
    }

    static TextDelimiters of(VR vr) {
        if (vr == VR.PN) {
            return NAMES;
        }
        return vr.isMultiValued() ? VALUES : LINES;
    }

    boolean contains(int c) {
        return c < ' ' ? c != 0x1B : graphic.indexOf(c) >= 0;
    }
}
