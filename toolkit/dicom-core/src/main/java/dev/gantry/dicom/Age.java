package dev.gantry.dicom;

import java.util.Optional;

/**
 * A value of AS. PS3.5 6.2
 *
 * @param count from 0 to 999
 */
public record Age(int count, Unit unit) {

    public enum Unit {
        DAYS('D'),
        WEEKS('W'),
        MONTHS('M'),
        YEARS('Y');

        private final char letter;

        Unit(char letter) {
            this.letter = letter;
        }
    }

    public Age {
        if (count < 0 || count > 999) {
            throw new IllegalArgumentException("an age has three digits");
        }
    }

    /** Reads three digits and a unit, also fewer digits and a small letter; empty for anything else. */
    public static Optional<Age> parse(String text) {
        String plain = text.strip();
        int last = plain.length() - 1;
        if (last < 1 || last > 3) {
            return Optional.empty();
        }
        int count = 0;
        for (int i = 0; i < last; i++) {
            int digit = plain.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            count = count * 10 + digit;
        }
        for (Unit unit : Unit.values()) {
            if (unit.letter == Character.toUpperCase(plain.charAt(last))) {
                return Optional.of(new Age(count, unit));
            }
        }
        return Optional.empty();
    }

    /** As encoded: "045Y". */
    @Override
    public String toString() {
        String digits = Integer.toString(count);
        return "0".repeat(3 - digits.length()) + digits + unit.letter;
    }
}
