package dev.gantry.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes text with code extensions (PS3.5 6.1.2.5, annexes H, I and K). A character is taken from the sets that are
 * designated already if they have it, else from the first declared one that does; before a delimiter and at the end the
 * initial sets are designated again.
 */
final class Iso2022Encoder {

    private static final int ESC = 0x1B;

    private final CodeElement initialG0;
    private final @Nullable CodeElement initialG1;
    private final List<CodeElement> declared;
    private final TextDelimiters delimiters;
    private final Map<CodeElement, CodeElement.Encoder> encoders = new EnumMap<>(CodeElement.class);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private CodeElement g0;
    private @Nullable CodeElement g1;

    /** @param declared every set that may be designated, in the order to try them */
    Iso2022Encoder(
            CodeElement initialG0,
            @Nullable CodeElement initialG1,
            List<CodeElement> declared,
            TextDelimiters delimiters) {
        this.initialG0 = initialG0;
        this.initialG1 = initialG1;
        this.declared = declared;
        this.delimiters = delimiters;
        this.g0 = initialG0;
        this.g1 = initialG1;
    }

    /** The text; empty if no declared set has some character of it, or if it holds an escape that would designate a set. */
    Optional<Bytes> encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && c != ESC) {
                ascii(c);
            } else if (c == ESC || !encode(c)) {
                return Optional.empty();
            }
        }
        reset();
        return Optional.of(Bytes.wrap(out.toByteArray()));
    }

    private void ascii(char c) {
        if (delimiters.contains(c)) {
            reset();
        } else if (g0.width() > 1) {
            designate(initialG0);
        }
        out.write(c);
        if (delimiters.contains(c)) {
            g1 = initialG1;
        }
    }

    private boolean encode(char c) {
        if (g1 != null && write(g1, c) || g0.width() > 1 && write(g0, c)) {
            return true;
        }
        for (CodeElement element : declared) {
            if (write(element, c)) {
                return true;
            }
        }
        return false;
    }

    private boolean write(CodeElement element, char c) {
        Optional<byte[]> bytes =
                encoders.computeIfAbsent(element, CodeElement::encoder).encode(c);
        bytes.ifPresent(encoded -> {
            if (element != g0 && element != g1) {
                designate(element);
            }
            out.writeBytes(encoded);
        });
        return bytes.isPresent();
    }

    private void reset() {
        if (g0 != initialG0) {
            designate(initialG0);
        }
        if (initialG1 != null && g1 != initialG1) {
            designate(initialG1);
        }
    }

    private void designate(CodeElement element) {
        out.write(ESC);
        out.writeBytes(element.escape().getBytes(StandardCharsets.US_ASCII));
        if (element.isG1()) {
            g1 = element;
        } else {
            g0 = element;
        }
    }
}
