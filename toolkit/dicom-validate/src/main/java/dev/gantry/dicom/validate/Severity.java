package dev.gantry.dicom.validate;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** The standard forbids it. */
    ERROR,
    /** The standard discourages it, or an extension may explain it. */
    WARNING,
    /** Worth knowing, and no fault. */
    INFO
}
