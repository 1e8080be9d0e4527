package dev.gantry.dicom.validate;

import java.util.Optional;

/**
 * One rule that a data set breaks.
 *
 * @param tagPath the element, as "(0040,A730)[2].(0008,0100)" with items counted from 0; empty for the data set as a
 *     whole
 * @param text what is wrong, without any value of the data set
 * @param section of the standard that has the rule, as "PS3.3 C.7.1.1"
 * @param value the offending value, at most 64 characters of it, where one is to blame; it may identify a patient
 */
public record Finding(
        Severity severity, Kind kind, String tagPath, String text, String section, Optional<String> value) {

    /** The finding without the value it is about, fit for logs and for a server. */
    public Finding withoutValue() {
        return value.isEmpty() ? this : new Finding(severity, kind, tagPath, text, section, Optional.empty());
    }

    /** One line, without the value. */
    @Override
    public String toString() {
        return severity + " " + (tagPath.isEmpty() ? "" : tagPath + " ") + text + " [" + section + "]";
    }
}
