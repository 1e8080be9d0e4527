package dev.gantry.codec.jpegls;

/** How components take turns in a codestream (T.87 C.2.3), in the order of the standard's numbers. */
public enum Interleave {
    /** Each component has a scan of its own. */
    NONE,
    /** A line of each component after the other. */
    LINE,
    /** A sample of each component after the other. */
    SAMPLE
}
