package dev.gantry.store.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Dates and times of day as numbers that are in order, from DA and TM, also as ACR-NEMA wrote them. PS3.5 6.2 */
public final class Moments {
    private static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final long SECOND = 1_000_000L;

    private Moments() {}

    /** The day as year, month and day in eight decimal digits; empty when it is none. */
    public static OptionalInt day(String value) {
        String digits = value.strip().replace(".", "").replace("-", "");
        if (digits.length() != 8 || !isDigits(digits)) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        try {
            LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
            return OptionalInt.of(number);
        } catch (DateTimeException e) {
            return OptionalInt.empty();
        }
    }

    /** Microseconds since midnight at which a time begins; empty when it is none. */
    public static OptionalLong first(String time) {
        String plain = time.strip().replace(":", "");
        int point = plain.indexOf('.');
        String clock = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        boolean wellFormed = clock.length() >= 2
                && clock.length() <= 6
                && clock.length() % 2 == 0
                && fraction.length() <= 6
                && isDigits(clock + fraction);
        if (!wellFormed) {
            return OptionalLong.empty();
        }
        int digits = Integer.parseInt((clock + "0000").substring(0, 6));
        long hours = digits / 10_000;
        long minutes = digits / 100 % 100;
        long seconds = digits % 100;
        // A leap second is written as 60.
        if (hours > 23 || minutes > 59 || seconds > 60) {
            return OptionalLong.empty();
        }
        long micros = Long.parseLong((fraction + "000000").substring(0, 6));
        return OptionalLong.of(hours * HOUR + minutes * MINUTE + seconds * SECOND + micros);
    }

    /** The last microsecond that a time stands for: "10" ends where 11 o'clock begins. */
    public static OptionalLong last(String time) {
        String plain = time.strip().replace(":", "");
        OptionalLong first = first(time);
        return first.isEmpty() ? first : OptionalLong.of(first.getAsLong() + precision(plain) - 1);
    }

    private static long precision(String time) {
        int point = time.indexOf('.');
        if (point >= 0) {
            long unit = SECOND;
            for (int digit = point + 1; digit < time.length(); digit++) {
                unit /= 10;
            }
            return unit;
        }
        return switch (time.length()) {
            case 2 -> HOUR;
            case 4 -> MINUTE;
            default -> SECOND;
        };
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
