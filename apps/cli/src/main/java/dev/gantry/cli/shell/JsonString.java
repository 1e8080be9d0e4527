package dev.gantry.cli.shell;

/** Text as a JSON string, RFC 8259 7. */
public final class JsonString {
    private JsonString() {}

    /** The text with quotation marks around it; control characters, which a terminal would obey, are escaped. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c >= 0x7F && c < 0xA0) {
                quoted.append("\\u00").append(Character.forDigit(c >>> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
