package dev.gantry.dicom;

import dev.gantry.dicom.WriteOptions.Lengths;

/** Counts how sequences, or items, told their ends. */
final class LengthForms {

    private int defined;
    private int undefined;
    private int emptyDefined;
    private int emptyUndefined;

    void add(boolean isDefined, boolean isEmpty) {
        if (isEmpty) {
            emptyDefined += isDefined ? 1 : 0;
            emptyUndefined += isDefined ? 0 : 1;
        } else {
            defined += isDefined ? 1 : 0;
            undefined += isDefined ? 0 : 1;
        }
    }

    /** The form of all of them, or of most. */
    Lengths prevailing() {
        if (defined > undefined) {
            return Lengths.DEFINED;
        }
        return emptyUndefined > emptyDefined ? Lengths.ALWAYS_UNDEFINED : Lengths.UNDEFINED;
    }
}
