package dev.gantry.http.wire;

import java.util.ArrayList;
import java.util.List;

/** Header values with quoted strings in them, RFC 9110 5.6.4. */
final class Quoted {
    private Quoted() {}

    /** The pieces between separators that stand outside quotes, trimmed; at least one. */
    static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                pieces.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        pieces.add(text.substring(start).strip());
        return pieces;
    }

    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length() - 1 && isEscapable(text.charAt(i + 1))) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** Only these: old browsers send the backslashes of a Windows path as they are. */
    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }
}
