package dev.gantry.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text with code extensions (PS3.5 6.1.2.5): escape sequences designate G0 (bytes below 0x80) and G1 (the
 * others), and a delimiter of values, name components or lines goes back to the initial repertoire.
 */
final class Iso2022Decoder {

    /**
     * A designated set.
     *
     * @param width bytes of one character
     * @param inG1 whether it is invoked by bytes of 0x80 and above
     * @param highBit whether the charset wants the high bit set on bytes from G0
     */
    private record CodeElement(Charset charset, int width, boolean inG1, boolean highBit) {}

    /** By the bytes after ESC. PS3.3 C.12.1.1.2, tables C.12-3 and C.12-4 */
    private static final Map<String, CodeElement> ESCAPES = Map.ofEntries(
            Map.entry("(B", new CodeElement(StandardCharsets.US_ASCII, 1, false, false)),
            Map.entry("(J", new CodeElement(StandardCharsets.US_ASCII, 1, false, false)),
            Map.entry(")I", new CodeElement(Charset.forName("JIS_X0201"), 1, true, false)),
            Map.entry("-A", new CodeElement(StandardCharsets.ISO_8859_1, 1, true, false)),
            Map.entry("-B", new CodeElement(Charset.forName("ISO-8859-2"), 1, true, false)),
            Map.entry("-C", new CodeElement(Charset.forName("ISO-8859-3"), 1, true, false)),
            Map.entry("-D", new CodeElement(Charset.forName("ISO-8859-4"), 1, true, false)),
            Map.entry("-F", new CodeElement(Charset.forName("ISO-8859-7"), 1, true, false)),
            Map.entry("-G", new CodeElement(Charset.forName("ISO-8859-6"), 1, true, false)),
            Map.entry("-H", new CodeElement(Charset.forName("ISO-8859-8"), 1, true, false)),
            Map.entry("-L", new CodeElement(Charset.forName("ISO-8859-5"), 1, true, false)),
            Map.entry("-M", new CodeElement(Charset.forName("ISO-8859-9"), 1, true, false)),
            Map.entry("-T", new CodeElement(Charset.forName("TIS-620"), 1, true, false)),
            Map.entry("-b", new CodeElement(Charset.forName("ISO-8859-15"), 1, true, false)),
            Map.entry("$B", new CodeElement(Charset.forName("EUC-JP"), 2, false, true)),
            Map.entry("$@", new CodeElement(Charset.forName("EUC-JP"), 2, false, true)),
            Map.entry("$(D", new CodeElement(Charset.forName("JIS_X0212-1990"), 2, false, false)),
            Map.entry("$)C", new CodeElement(Charset.forName("EUC-KR"), 2, true, false)),
            Map.entry("$)A", new CodeElement(Charset.forName("GB2312"), 2, true, false)));

    private static final CodeElement ASCII = new CodeElement(StandardCharsets.US_ASCII, 1, false, false);

    private final CodeElement initialG1;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private CodeElement g0 = ASCII;
    private CodeElement g1;
    private CodeElement current = ASCII;

    Iso2022Decoder(Charset initial) {
        boolean wide = initial.name().equals("EUC-KR") || initial.name().equals("GB2312");
        this.initialG1 = new CodeElement(initial, wide ? 2 : 1, true, false);
        this.g1 = initialG1;
    }

    String decode(Bytes bytes) {
        int i = 0;
        while (i < bytes.length()) {
            int b = bytes.get(i) & 0xFF;
            if (b == 0x1B) {
                i = escape(bytes, i);
            } else if (b >= 0x80) {
                i += take(bytes, i, g1);
            } else if (g0.width == 1 || b <= 0x20) {
                take(bytes, i++, ASCII);
                resetAfter(b);
            } else {
                i += take(bytes, i, g0);
            }
        }
        flush();
        return text.toString();
    }

    private int escape(Bytes bytes, int at) {
        for (int length = 2; length <= 3 && at + 1 + length <= bytes.length(); length++) {
            @Nullable
            CodeElement element = ESCAPES.get(bytes.slice(at + 1, length).toString(StandardCharsets.ISO_8859_1));
            if (element != null) {
                if (element.inG1) {
                    g1 = element;
                } else {
                    g0 = element;
                }
                return at + 1 + length;
            }
        }
        take(bytes, at, ASCII);
        return at + 1;
    }

    /** Adds one character of a set to the run of its like; answers how many bytes it took. */
    private int take(Bytes bytes, int at, CodeElement element) {
        if (current != element) {
            flush();
            current = element;
        }
        int count = Math.min(element.width, bytes.length() - at);
        for (int i = at; i < at + count; i++) {
            run.write(element.highBit ? bytes.get(i) | 0x80 : bytes.get(i));
        }
        return count;
    }

    private void resetAfter(int b) {
        if (b == '\\' || b == '^' || b == '=' || b == '\r' || b == '\n' || b == '\f' || b == '\t') {
            g0 = ASCII;
            g1 = initialG1;
        }
    }

    private void flush() {
        if (run.size() > 0) {
            Bytes bytes = Bytes.wrap(run.toByteArray());
            boolean undesignated = current.charset.equals(StandardCharsets.US_ASCII) && current.inG1;
            text.append(undesignated ? SpecificCharacterSet.guess(bytes) : bytes.toString(current.charset));
            run.reset();
        }
    }
}
