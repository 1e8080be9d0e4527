package dev.gantry.dicom.validate;

/** Of a condition; unknown where it is about the world outside the data set, or about what is not given. */
enum Truth {
    YES,
    NO,
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }
}
