package dev.gantry.dicom;

import java.util.HexFormat;

/**
 * Text from a data set as it may be shown on a terminal: what would steer the terminal or reorder the line (control
 * characters, bidirectional overrides, line separators, lone surrogates) stands as {@code \}{@code u001b}; everything
 * else as it is.
 */
public final class PrintableText {

    private PrintableText() {}

    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                StringBuilder safe = new StringBuilder(text.length() + 16);
                append(safe, text, text.length());
                return safe.toString();
            }
        }
        return text;
    }

    /** Appends at most so many characters of a text, then "…" if there are more. */
    static void append(StringBuilder out, String text, int most) {
        int end = Math.min(text.length(), most);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                appendSupplementary(out, text.codePointAt(i++));
            } else {
                escape(out, c);
            }
        }
        if (end < text.length()) {
            out.append('…');
        }
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F || c >= 0xA0 && !Character.isSurrogate(c) && !steers(c);
    }

    /** Formats, but for the joiners that Arabic and Indic scripts need; separators of lines; noncharacters. */
    private static boolean steers(int codePoint) {
        if (codePoint < 0x200B) {
            return codePoint == 0xAD || codePoint == 0x61C || codePoint == 0x180E;
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL -> true;
            default -> (codePoint & 0xFFFE) == 0xFFFE;
        };
    }

    private static void appendSupplementary(StringBuilder out, int codePoint) {
        if (steers(codePoint)) {
            escape(out, Character.highSurrogate(codePoint));
            escape(out, Character.lowSurrogate(codePoint));
        } else {
            out.appendCodePoint(codePoint);
        }
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '\r' -> out.append("\\r");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
