package dev.gantry.dicom.validate;

import java.util.List;

/**
 * A module or a macro of PS3.3.
 *
 * @param section of the standard
 */
record Module(String name, String section, List<Rule> rules) {

    /** Whether it describes repeating groups, as overlays. PS3.5 7.6 */
    boolean hasRepeatingGroups() {
        return rules.stream()
                .anyMatch(rule -> rule instanceof Rule.Attribute attribute && Position.isRepeating(attribute.tag()));
    }
}
