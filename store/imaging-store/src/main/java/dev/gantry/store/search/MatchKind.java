package dev.gantry.store.search;

import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;

/** What the values of a matching key are, and so how they are compared, PS3.4 C.2.2.2. */
public enum MatchKind {
    /** A person's name: any of its component groups, {@link Folding folded}. */
    NAME,
    /** Text and codes, folded. */
    TEXT,
    /** Exactly as they are. */
    UID,
    /** Days. */
    DATE,
    /** Times of day; a value without seconds stands for its whole minute. */
    TIME,
    /** Whole numbers. */
    NUMBER;

    public static MatchKind of(Tag key) {
        return switch (Dictionary.vr(key)) {
            case PN -> NAME;
            case UI -> UID;
            case DA -> DATE;
            case TM -> TIME;
            case IS -> NUMBER;
            default -> TEXT;
        };
    }
}
