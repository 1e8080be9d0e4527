package dev.gantry.cli.shell;

/** Text that a terminal may be shown: nothing in it moves the cursor, changes colours or ends the line. */
public final class Escaped {
    private Escaped() {}

    /** The text with control characters as {@code \n}, {@code \t} or {@code \}{@code u001b}. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isControl(c)) {
                        unicode(escaped, c);
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** The text as a JSON string, quotes included. RFC 8259 7 */
    public static String json(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isControl(c)) {
                unicode(quoted, c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void unicode(StringBuilder to, char c) {
        to.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            to.append(Character.forDigit(c >>> shift & 0xF, 16));
        }
    }

    /** C0, DEL and C1; line and paragraph separators; marks that turn the direction of writing for good. */
    private static boolean isControl(char c) {
        return c < 0x20 || c >= 0x7F && c < 0xA0 || c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
