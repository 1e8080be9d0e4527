package dev.gantry.dicom;

import java.util.Optional;
import java.util.regex.Pattern;

/** The length, the characters and the form of one value of text, by its value representation. PS3.5 6.2 */
public final class ValueRules {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9 _]*");
    private static final Pattern AGE = Pattern.compile("\\d{3}[DWMY]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d++");

    private ValueRules() {}

    /**
     * What is wrong with a value that is not empty, without its padding.
     *
     * @return the end of a sentence that begins with the value, as "has more than 16 characters"; it never quotes the value
     */
    public static Optional<String> fault(VR vr, String value) {
        return switch (vr) {
            case AE, SH -> longerThan(16, value).or(() -> text(value));
            case AS -> matches(AGE, value, "is no age: three digits and one of D, W, M, Y");
            case CS ->
                longerThan(16, value)
                        .or(() -> matches(CODE, value, "has other characters than A-Z, 0-9, space and underscore"));
            case DA -> dateOrTime(vr, value, "is no date of the form YYYYMMDD");
            case TM -> dateOrTime(vr, value, "is no time of the form HHMMSS.FFFFFF");
            case DT -> dateOrTime(vr, value, "is no date and time of the form YYYYMMDDHHMMSS.FFFFFF&ZZXX");
            case DS -> longerThan(16, value).or(() -> matches(DECIMAL, value, "is no decimal number"));
            case IS -> longerThan(12, value).or(() -> integer(value));
            case LO -> longerThan(64, value).or(() -> text(value));
            case LT -> longerThan(10240, value).or(() -> paragraphs(value));
            case ST -> longerThan(1024, value).or(() -> paragraphs(value));
            case UT -> paragraphs(value);
            case UC -> text(value);
            case PN -> personName(value);
            case UI -> longerThan(64, value).or(() -> uid(value));
            case UR -> locator(value);
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

    private static Optional<String> dateOrTime(VR vr, String value, String fault) {
        return PartialDateTime.isStandard(vr, value) ? Optional.empty() : Optional.of(fault);
    }

    private static Optional<String> longerThan(int most, String value) {
        return value.length() > most && value.codePointCount(0, value.length()) > most
                ? Optional.of("has more than " + most + " characters")
                : Optional.empty();
    }

    private static Optional<String> matches(Pattern pattern, String value, String fault) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(fault);
    }

    private static Optional<String> integer(String value) {
        boolean whole = INTEGER.matcher(value).matches();
        return whole && Long.parseLong(value) == (int) Long.parseLong(value)
                ? Optional.empty()
                : Optional.of("is no whole number of 32 bits");
    }

    private static Optional<String> text(String value) {
        return controlCharacter(value, "");
    }

    private static Optional<String> paragraphs(String value) {
        return controlCharacter(value, "\t\n\f\r");
    }

    /** PS3.5 6.1.3: no control characters but ESC, and in paragraphs TAB, LF, FF and CR. */
    private static Optional<String> controlCharacter(String value, String allowed) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean control = c < 0x20 && c != 0x1B || c == 0x7F;
            if (control && allowed.indexOf(c) < 0) {
                return Optional.of("has a control character");
            }
        }
        return Optional.empty();
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
        return text(value);
    }

    /** RFC 3986 has no space, no control character and nothing beyond ASCII. */
    private static Optional<String> locator(String value) {
        return value.chars().allMatch(c -> c > 0x20 && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0)
                ? Optional.empty()
                : Optional.of("has characters that a URI must not have");
    }
}
