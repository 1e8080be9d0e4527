package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A set of characters that ISO 2022 escape sequences designate as G0 (bytes below 0x80) or G1 (the others). PS3.3
 * C.12.1.1.2, tables C.12-3 and C.12-4
 */
enum CodeElement {
    ASCII("6", "US-ASCII", 1, "(B"),
    /** Its Roman half is taken for ASCII: what reads it shows the backslash as a yen sign, the tilde as an overline. */
    JIS_X0201_ROMAN("14", "US-ASCII", 1, "(J"),
    JIS_X0201_KATAKANA("13", "JIS_X0201", 1, ")I"),
    LATIN_1("100", "ISO-8859-1", 1, "-A"),
    LATIN_2("101", "ISO-8859-2", 1, "-B"),
    LATIN_3("109", "ISO-8859-3", 1, "-C"),
    LATIN_4("110", "ISO-8859-4", 1, "-D"),
    GREEK("126", "ISO-8859-7", 1, "-F"),
    ARABIC("127", "ISO-8859-6", 1, "-G"),
    HEBREW("138", "ISO-8859-8", 1, "-H"),
    CYRILLIC("144", "ISO-8859-5", 1, "-L"),
    LATIN_5("148", "ISO-8859-9", 1, "-M"),
    LATIN_9("203", "ISO-8859-15", 1, "-b"),
    THAI("166", "TIS-620", 1, "-T"),
    /** JIS X 0208, which EUC-JP holds with the high bits set. */
    KANJI("87", "EUC-JP", 2, "$B"),
    /** JIS X 0212. */
    SUPPLEMENTARY_KANJI("159", "JIS_X0212-1990", 2, "$(D"),
    KOREAN("149", "EUC-KR", 2, "$)C"),
    SIMPLIFIED_CHINESE("58", "GB2312", 2, "$)A");

    private static final CodeElement[] ALL = values();

    private final String registration;
    private final String charsetName;
    private final int width;
    private final String escape;

    CodeElement(String registration, String charsetName, int width, String escape) {
        this.registration = registration;
        this.charsetName = charsetName;
        this.width = width;
        this.escape = escape;
    }

    /** By the number in its defined term. */
    static Optional<CodeElement> ofRegistration(String number) {
        for (CodeElement element : ALL) {
            if (element.registration.equals(number) && element != JIS_X0201_ROMAN) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** What the escape sequence at an offset, behind its ESC, designates. */
    static Optional<CodeElement> designatedAt(Bytes bytes, int at) {
        if (startsWith(bytes, at, "$@")) {
            // JIS C 6226-1978, the predecessor of JIS X 0208.
            return Optional.of(KANJI);
        }
        for (CodeElement element : ALL) {
            if (startsWith(bytes, at, element.escape)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(Bytes bytes, int at, String escape) {
        if (at + escape.length() > bytes.length()) {
            return false;
        }
        for (int i = 0; i < escape.length(); i++) {
            if (bytes.get(at + i) != escape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind ESC. */
    String escape() {
        return escape;
    }

    /** How many bytes a character has. */
    int width() {
        return width;
    }

    boolean isG1() {
        return switch (this) {
            case ASCII, JIS_X0201_ROMAN, KANJI, SUPPLEMENTARY_KANJI -> false;
            default -> true;
        };
    }

    /** Resolved when needed: the JDK loads few of these early. */
    Charset charset() {
        return Charset.forName(charsetName);
    }

    /** The text of bytes of this set, as they stand in a value. */
    String decode(byte[] bytes) {
        if (this == KANJI) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] |= (byte) 0x80;
            }
        }
        return new String(bytes, charset());
    }

    /** Encodes characters beyond ASCII one by one. */
    Encoder encoder() {
        return new Encoder(this);
    }

    static final class Encoder {

        private final CodeElement element;
        private final CharsetEncoder encoder;

        private Encoder(CodeElement element) {
            this.element = element;
            this.encoder = element.charset().newEncoder();
        }

        /** A character as it stands in a value; empty if the set lacks it. */
        Optional<byte[]> encode(char c) {
            if (!encoder.canEncode(c)) {
                return Optional.empty();
            }
            try {
                ByteBuffer buffer = encoder.encode(CharBuffer.wrap(new char[] {c}));
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                return bytes.length == element.width && fits(bytes) ? Optional.of(bytes) : Optional.empty();
            } catch (CharacterCodingException e) {
                throw new IllegalStateException(element + " cannot encode what it can", e);
            }
        }

        /** EUC-JP also holds half-width katakana, behind a single shift, and every charset ASCII. */
        private boolean fits(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (element == KANJI) {
                    if ((bytes[i] & 0xFF) <= 0xA0) {
                        return false;
                    }
                    bytes[i] &= 0x7F;
                } else if (element.isG1() != (bytes[i] < 0)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether this charset is no more than ASCII. */
    boolean isAscii() {
        return charsetName.equals(StandardCharsets.US_ASCII.name());
    }
}
