package dev.gantry.dicom.validate;

import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.Optional;

/** A line of a module's or macro's table. */
sealed interface Rule {

    /** An attribute of a type, with what holds in its items if it is a sequence. */
    record Attribute(Tag tag, Type type, Multiplicity vm, When when, Values values, List<Rule> items) implements Rule {}

    /** What must hold for an attribute that another line declares. */
    record Check(Tag tag, When when, Values values, Optional<Severity> forbids) implements Rule {}

    /** A macro whose lines belong here. */
    record Invocation(String macro, When when) implements Rule {}

    /** PS3.5 7.4 */
    enum Type {
        /** Must be there and have a value. */
        REQUIRED("1"),
        /** As type 1 under a condition. */
        REQUIRED_IF("1C"),
        /** Must be there, with a value if that is known. */
        KNOWN("2"),
        /** As type 2 under a condition. */
        KNOWN_IF("2C"),
        /** May be there. */
        OPTIONAL("3");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        static Type of(String code) {
            for (Type type : values()) {
                if (type.code.equals(code)) {
                    return type;
                }
            }
            return OPTIONAL;
        }

        /** As the standard writes it. */
        String code() {
            return code;
        }

        boolean isConditional() {
            return this == REQUIRED_IF || this == KNOWN_IF;
        }

        boolean needsValue() {
            return this == REQUIRED || this == REQUIRED_IF;
        }
    }

    /**
     * When a line applies.
     *
     * @param condition empty for one that always does, and for one that only people can decide
     * @param otherwise whether the attribute may be there although the condition does not hold
     */
    record When(Optional<Condition> condition, boolean decidable, boolean otherwise) {

        Truth truth(Position position) {
            return condition.map(terms -> terms.truth(position)).orElse(decidable ? Truth.YES : Truth.UNKNOWN);
        }
    }

    /**
     * The values an attribute may have.
     *
     * @param set the enumerated values or defined terms; empty for any
     * @param enumerated whether no other value is allowed
     * @param selector the number of the value that is meant, from 0; -1 for each
     * @param notZero whether a number should not be zero
     */
    record Values(Optional<List<String>> set, boolean enumerated, int selector, boolean notZero) {

        boolean isAnything() {
            return set.isEmpty() && !notZero;
        }
    }
}
