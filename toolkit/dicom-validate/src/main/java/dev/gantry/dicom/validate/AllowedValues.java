package dev.gantry.dicom.validate;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.validate.Rule.Values;
import java.util.List;
import java.util.stream.Collectors;

/** Enumerated values, defined terms, and numbers that should not be zero. PS3.5 6.3 */
final class AllowedValues {

    private static final int LISTED = 8;

    private final Findings findings;
    private final String section;

    AllowedValues(Findings findings, String section) {
        this.findings = findings;
        this.section = section;
    }

    void check(Dataset dataset, DataElement element, Values allowed, Place path) {
        List<String> values = ElementValues.texts(dataset, element);
        for (int i = 0; i < values.size(); i++) {
            if (allowed.selector() < 0 || allowed.selector() == i) {
                check(values.get(i), allowed, path);
            }
        }
    }

    private void check(String value, Values allowed, Place path) {
        allowed.set()
                .filter(set -> !value.isEmpty() && !set.contains(value))
                .ifPresent(set -> report(value, set, allowed.enumerated(), path));
        if (allowed.notZero() && isZero(value)) {
            findings.add(Severity.WARNING, Kind.VALUE, path, "is zero", section);
        }
    }

    private void report(String value, List<String> set, boolean enumerated, Place path) {
        if (enumerated) {
            String text = "is none of the enumerated values" + listed(set);
            findings.add(Severity.ERROR, Kind.ENUMERATED_VALUE, path, text, section, value);
        } else {
            String text = "is none of the defined terms" + listed(set);
            findings.add(Severity.WARNING, Kind.DEFINED_TERM, path, text, section, value);
        }
    }

    private static String listed(List<String> set) {
        return set.size() > LISTED
                ? ""
                : set.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", ", ": ", ""));
    }

    /** Digits and signs of a zero in any VR of numbers. */
    private static boolean isZero(String value) {
        boolean zero = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 'e' || c == 'E') {
                break;
            }
            if (c != '0' && c != '.' && c != '+' && c != '-') {
                return false;
            }
            zero |= c == '0';
        }
        return zero;
    }
}
