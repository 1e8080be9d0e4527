package dev.gantry.codec.jpegls;

import java.util.Arrays;
import java.util.Optional;

/** How components take turns in a codestream (T.87 C.2.3). */
public enum Interleave {
    /** Each component has a scan of its own. */
    NONE(0),
    /** A line of each component after the other. */
    LINE(1),
    /** A sample of each component after the other. */
    SAMPLE(2);

    private final int code;

    Interleave(int code) {
        this.code = code;
    }

    /** The number that stands in a scan header. */
    int code() {
        return code;
    }

    static Optional<Interleave> ofCode(int code) {
        return Arrays.stream(values()).filter(mode -> mode.code == code).findFirst();
    }
}
