package dev.gantry.dicom.json;

import java.io.IOException;
import java.io.OutputStream;

/** XML 1.0 text. Knows how to spell, not what an element is. */
final class XmlOutput extends Utf8Output {

    XmlOutput(OutputStream out) {
        super(out);
    }

    /** Whether XML 1.0 2.2 has every character; it has no control characters but tab, line feed and carriage return. */
    static boolean canWrite(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    /** Character data that {@link #canWrite}, escaped for content and for attributes; a lone surrogate becomes U+FFFD. */
    void text(CharSequence text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                character(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                character('\uFFFD');
            }
        }
    }

    private void character(char c) throws IOException {
        switch (c) {
            case '&' -> raw("&amp;");
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '"' -> raw("&quot;");
            // a parser would make a line feed of it, XML 1.0 2.11
            case '\r' -> raw("&#13;");
            default -> {
                room();
                encoded(c);
            }
        }
    }
}
