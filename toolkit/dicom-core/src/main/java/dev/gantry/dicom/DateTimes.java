package dev.gantry.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Reads DA and TM, with the forms of ACR-NEMA ("2001.02.03", "10:11:12"). PS3.5 6.2 */
final class DateTimes {

    private DateTimes() {}

    static Optional<LocalDate> date(String text) {
        String digits = text.replace(".", "").replace("-", "");
        if (digits.length() != 8 || !isDigits(digits)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(String text) {
        String plain = text.replace(":", "");
        int point = plain.indexOf('.');
        String clock = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        if (clock.length() < 2 || clock.length() > 6 || clock.length() % 2 != 0 || fraction.length() > 6) {
            return Optional.empty();
        }
        if (!isDigits(clock) || !isDigits(fraction)) {
            return Optional.empty();
        }
        String padded = clock + "0".repeat(6 - clock.length());
        int nanos = number((fraction + "000000000").substring(0, 9), 0, 9);
        // A leap second is written as 60.
        int second = Math.min(59, number(padded, 4, 6));
        try {
            return Optional.of(LocalTime.of(number(padded, 0, 2), number(padded, 2, 4), second, nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
