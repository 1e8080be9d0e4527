package dev.gantry.dicom.validate;

/** The rule that a finding is about; stable, for programs that select findings. */
public enum Kind {
    /** An attribute that must be there is not. */
    MISSING,
    /** An attribute that must have a value has none. */
    EMPTY,
    /** An attribute is there although its condition forbids it. */
    NOT_ALLOWED,
    /** The value representation is not the dictionary's. */
    VR,
    /** The number of values, or of items, is not one that is allowed. */
    VM,
    /** A value breaks the length, the characters or the form of its value representation. */
    VALUE,
    /** A value is none of the enumerated values. */
    ENUMERATED_VALUE,
    /** A value is none of the defined terms. */
    DEFINED_TERM,
    /** The attributes of a module contradict each other. */
    INCONSISTENT,
    /** A functional group of a multi-frame instance is misplaced, or frames and items differ in number. */
    FUNCTIONAL_GROUP,
    /** The attribute is retired. */
    RETIRED,
    /** A standard tag that the dictionary lacks. */
    UNKNOWN_ATTRIBUTE,
    /** A private element in no block that a creator has reserved. */
    PRIVATE_CREATOR,
    /** The attribute belongs to no module of the IOD. */
    NOT_IN_IOD,
    /** No rules are known for the SOP class. */
    UNKNOWN_SOP_CLASS,
    /** More was found than is listed. */
    MORE
}
