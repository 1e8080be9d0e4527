package dev.gantry.dicom.validate;

import dev.gantry.dicom.Uids;
import dev.gantry.dicom.VR;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The length, the characters and the form of one value of text, by its value representation. PS3.5 6.2 */
final class ValueRules {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d++");
    private static final Pattern TIME = Pattern.compile("(\\d\\d)((\\d\\d)((\\d\\d)(\\.\\d{1,6})?)?)?");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4})((\\d\\d)((\\d\\d)(\\d\\d(\\d\\d(\\d\\d(\\.\\d{1,6})?)?)?)?)?)?([+-]\\d{4})?");

    private ValueRules() {}

    /**
     * What is wrong with a value that is not empty, without its padding.
     *
     * @return the end of a sentence that begins with the value, as "has more than 16 characters"
     */
    static Optional<String> fault(VR vr, String value) {
        return switch (vr) {
            case AE -> longerThan(16, value).or(() -> controlCharacter(value, false));
            case AS -> matches(AGE, value, "is no age: three digits and one of D, W, M, Y");
            case CS ->
                longerThan(16, value)
                        .or(() -> matches(CODE, value, "has other characters than A-Z, 0-9, space and underscore"));
            case DA -> isDate(value) ? Optional.empty() : Optional.of("is no date of the form YYYYMMDD");
            case DS -> longerThan(16, value).or(() -> matches(DECIMAL, value, "is no decimal number"));
            case DT ->
                isDateTime(value)
                        ? Optional.empty()
                        : Optional.of("is no date and time of the form YYYYMMDDHHMMSS.FFFFFF&ZZXX");
            case IS ->
                longerThan(12, value)
                        .or(() -> isInteger(value) ? Optional.empty() : Optional.of("is no whole number of 32 bits"));
            case LO -> longerThan(64, value).or(() -> controlCharacter(value, false));
            case LT -> longerThan(10240, value).or(() -> controlCharacter(value, true));
            case PN -> personName(value);
            case SH -> longerThan(16, value).or(() -> controlCharacter(value, false));
            case ST -> longerThan(1024, value).or(() -> controlCharacter(value, true));
            case TM -> isTime(value) ? Optional.empty() : Optional.of("is no time of the form HHMMSS.FFFFFF");
            case UC -> controlCharacter(value, false);
            case UI -> longerThan(64, value).or(() -> uid(value));
            case UR -> locator(value);
            case UT -> controlCharacter(value, true);
            default -> Optional.empty();
        };
    }

    /** PS3.5 9.1; the root is one of the three of ISO/IEC 9834. */
    private static Optional<String> uid(String value) {
        if (!Uids.isValid(value)) {
            return Optional.of("is no UID: numbers without leading zeros between dots");
        }
        boolean rooted = value.charAt(0) <= '2' && (value.length() == 1 || value.charAt(1) == '.');
        return rooted ? Optional.empty() : Optional.of("has a root other than 0, 1 and 2");
    }

    private static Optional<String> longerThan(int most, String value) {
        return value.codePointCount(0, value.length()) > most
                ? Optional.of("has more than " + most + " characters")
                : Optional.empty();
    }

    private static Optional<String> matches(Pattern pattern, String value, String fault) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(fault);
    }

    /** PS3.5 6.1.3: no control characters but ESC, and in paragraphs TAB, LF, FF and CR. */
    private static Optional<String> controlCharacter(String value, boolean paragraphs) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean control = c < 0x20 && c != 0x1B || c == 0x7F;
            if (control && !(paragraphs && (c == '\t' || c == '\n' || c == '\f' || c == '\r'))) {
                return Optional.of("has a control character");
            }
        }
        return Optional.empty();
    }

    private static boolean isDate(String value) {
        return value.length() == 8
                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && isDate(value.substring(0, 4), value.substring(4, 6), value.substring(6));
    }

    private static boolean isDate(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getDayOfMonth() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        Matcher parts = TIME.matcher(value);
        // A leap second is written as 60.
        return parts.matches()
                && isAtMost(23, parts.group(1))
                && isAtMost(59, parts.group(3))
                && isAtMost(60, parts.group(5));
    }

    private static boolean isAtMost(int most, @Nullable String digits) {
        return digits == null || Integer.parseInt(digits) <= most;
    }

    private static boolean isDateTime(String value) {
        Matcher parts = DATE_TIME.matcher(value);
        if (value.length() > 26 || !parts.matches()) {
            return false;
        }
        String month = parts.group(3) == null ? "01" : parts.group(3);
        String day = parts.group(5) == null ? "01" : parts.group(5);
        String zone = parts.group(10);
        return isDate(parts.group(1), month, day)
                && (parts.group(6) == null || isTime(parts.group(6)))
                && (zone == null || isZone(Integer.parseInt(zone)));
    }

    /** From UTC-1200 to UTC+1400. */
    private static boolean isZone(int offset) {
        return offset >= -1200 && offset <= 1400 && Math.abs(offset % 100) < 60;
    }

    private static boolean isInteger(String value) {
        if (!INTEGER.matcher(value).matches()) {
            return false;
        }
        long number = Long.parseLong(value);
        return number == (int) number;
    }

    /** PS3.5 6.2.1: three component groups of five components and 64 characters. */
    private static Optional<String> personName(String value) {
        String[] groups = value.split("=", -1);
        if (groups.length > 3) {
            return Optional.of("has more than three component groups");
        }
        for (String group : groups) {
            if (group.codePointCount(0, group.length()) > 64) {
                return Optional.of("has more than 64 characters in a component group");
            }
            if (group.chars().filter(c -> c == '^').count() > 4) {
                return Optional.of("has more than five components in a group");
            }
        }
        return controlCharacter(value, false);
    }

    /** RFC 3986 has no space, no control character and nothing beyond ASCII. */
    private static Optional<String> locator(String value) {
        return value.chars().allMatch(c -> c > 0x20 && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0)
                ? Optional.empty()
                : Optional.of("has characters that a URI must not have");
    }
}
