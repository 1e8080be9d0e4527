package dev.gantry.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text with code extensions (PS3.5 6.1.2.5): escape sequences designate G0 (bytes below 0x80) and G1 (the
 * others), and a delimiter goes back to the initial sets. Sets that are not declared are understood all the same, and G1
 * stays what it was where the initial one is none. Bytes of a G1 that nothing designated are taken for the declared set if
 * they fit it, else for what {@link SpecificCharacterSet#guess} makes of them; a byte that is no character becomes U+FFFD.
 */
final class Iso2022Decoder {

    private static final int ESC = 0x1B;

    private final @Nullable CodeElement initialG1;
    private final @Nullable CodeElement declaredG1;
    private final TextDelimiters delimiters;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private CodeElement g0 = CodeElement.ASCII;
    private @Nullable CodeElement g1;

    /** What the run is of; null for bytes of no set. */
    private @Nullable CodeElement current = CodeElement.ASCII;

    /** @param declaredG1 the set that G1 is meant to be where nothing designates it */
    Iso2022Decoder(@Nullable CodeElement initialG1, @Nullable CodeElement declaredG1, TextDelimiters delimiters) {
        this.declaredG1 = declaredG1;
        this.initialG1 = initialG1;
        this.g1 = initialG1;
        this.delimiters = delimiters;
    }

    String decode(Bytes bytes) {
        int i = 0;
        while (i < bytes.length()) {
            int b = bytes.get(i) & 0xFF;
            if (b == ESC) {
                i = escape(bytes, i);
            } else if (b >= 0x80) {
                i += take(bytes, i, g1);
            } else if (g0.width() == 1 || b <= 0x20 || !isTwoBytes(bytes, i)) {
                take(bytes, i++, CodeElement.ASCII);
                resetAfter(b);
            } else {
                i += take(bytes, i, g0);
            }
        }
        flush();
        return text.toString();
    }

    /** Whether a character of two bytes begins here, not one that lost its escape sequence. */
    private static boolean isTwoBytes(Bytes bytes, int at) {
        int second = at + 1 < bytes.length() ? bytes.get(at + 1) : 0x21;
        return second > 0x20 && second < 0x7F;
    }

    private int escape(Bytes bytes, int at) {
        Optional<CodeElement> designated = CodeElement.designatedAt(bytes, at + 1);
        if (designated.isEmpty()) {
            take(bytes, at, CodeElement.ASCII);
            return at + 1;
        }
        CodeElement element = designated.get();
        if (element.isG1()) {
            g1 = element;
        } else {
            g0 = element;
        }
        return at + 1 + element.escape().length();
    }

    /** Adds one character of a set to the run of its like; answers how many bytes it took. */
    private int take(Bytes bytes, int at, @Nullable CodeElement element) {
        if (current != element) {
            flush();
            current = element;
        }
        int width = element == null ? 1 : Math.min(element.width(), bytes.length() - at);
        if (width == 2 && (bytes.get(at) ^ bytes.get(at + 1)) < 0) {
            // The second byte is of the other half: the first one stands alone.
            width = 1;
        }
        for (int i = at; i < at + width; i++) {
            run.write(bytes.get(i));
        }
        return width;
    }

    private void resetAfter(int b) {
        if (delimiters.contains(b)) {
            g0 = CodeElement.ASCII;
            g1 = initialG1 == null ? g1 : initialG1;
        }
    }

    private void flush() {
        if (run.size() > 0) {
            byte[] bytes = run.toByteArray();
            if (current == null) {
                text.append(undesignated(bytes));
            } else if (current == CodeElement.ASCII) {
                text.append(new String(bytes, StandardCharsets.US_ASCII));
            } else {
                text.append(current.decode(bytes));
            }
            run.reset();
        }
    }

    private String undesignated(byte[] bytes) {
        String declared = declaredG1 == null ? "\uFFFD" : declaredG1.decode(bytes);
        return declared.indexOf('\uFFFD') < 0 ? declared : SpecificCharacterSet.guess(Bytes.wrap(bytes));
    }
}
