package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The character repertoire of a data set's text (PS3.3 C.12.1.1.2, PS3.5 6.1). Decoding never fails: what cannot be
 * decoded becomes U+FFFD, and an unknown or lying declaration falls back to UTF-8 or Latin-1, whichever fits.
 */
public final class SpecificCharacterSet {

    private static final Charset ASCII = StandardCharsets.US_ASCII;

    /** Defined terms of one repertoire; "ISO 2022 IR n" has the same initial one as "ISO_IR n". */
    private static final Map<String, Charset> TERMS = Map.ofEntries(
            Map.entry("6", ASCII),
            Map.entry("13", Charset.forName("JIS_X0201")),
            Map.entry("100", StandardCharsets.ISO_8859_1),
            Map.entry("101", Charset.forName("ISO-8859-2")),
            Map.entry("109", Charset.forName("ISO-8859-3")),
            Map.entry("110", Charset.forName("ISO-8859-4")),
            Map.entry("126", Charset.forName("ISO-8859-7")),
            Map.entry("127", Charset.forName("ISO-8859-6")),
            Map.entry("138", Charset.forName("ISO-8859-8")),
            Map.entry("144", Charset.forName("ISO-8859-5")),
            Map.entry("148", Charset.forName("ISO-8859-9")),
            Map.entry("149", Charset.forName("EUC-KR")),
            Map.entry("58", Charset.forName("GB2312")),
            Map.entry("87", Charset.forName("JIS_X0201")),
            Map.entry("159", Charset.forName("JIS_X0201")),
            Map.entry("166", Charset.forName("TIS-620")),
            Map.entry("192", StandardCharsets.UTF_8),
            Map.entry("203", Charset.forName("ISO-8859-15")));

    /** Neither declared nor anything but ASCII. */
    public static final SpecificCharacterSet DEFAULT = new SpecificCharacterSet(List.of(), ASCII, false);

    static final SpecificCharacterSet LATIN_1 = of("ISO_IR 100");

    static final SpecificCharacterSet UTF_8 = of("ISO_IR 192");

    private final List<String> terms;
    private final Charset initial;
    private final boolean escapes;

    private SpecificCharacterSet(List<String> terms, Charset initial, boolean escapes) {
        this.terms = terms;
        this.initial = initial;
        this.escapes = escapes;
    }

    /** The character set of the values of (0008,0005), which need not be correct. */
    public static SpecificCharacterSet of(String... terms) {
        List<String> declared = List.of(terms);
        if (declared.stream().allMatch(String::isBlank)) {
            return DEFAULT;
        }
        boolean escapes = declared.size() > 1
                || declared.getFirst().toUpperCase(Locale.ROOT).startsWith("ISO 2022");
        Charset initial = declared.getFirst().isBlank()
                ? ASCII
                : charset(declared.getFirst()).orElse(ASCII);
        return new SpecificCharacterSet(declared, initial, escapes);
    }

    /** Finds a term however it is spelled: "ISO_IR 100", "ISO-IR 100", "iso 2022 ir 100", "ISO_IR_100". */
    private static Optional<Charset> charset(String term) {
        String canonical =
                term.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        if (canonical.equals("GB18030") || canonical.equals("GBK")) {
            return Optional.of(Charset.forName(canonical));
        }
        if (canonical.startsWith("ISO 8859") || canonical.startsWith("UTF")) {
            return named(term.strip().replace('_', '-'));
        }
        String number = canonical.replaceFirst("^(ISO )?(2022 )?IR ?", "");
        return Optional.ofNullable(TERMS.get(number));
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The declared terms, as they stand in (0008,0005). */
    public List<String> terms() {
        return terms;
    }

    boolean isDeclared() {
        return !terms.isEmpty();
    }

    /** Decodes text as a whole; a caller separates values afterwards, for a backslash may be half a character. */
    public String decode(Bytes bytes) {
        if (isPlain(bytes)) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        if (escapes) {
            return new Iso2022Decoder(initial).decode(bytes);
        }
        return initial.equals(ASCII) ? guess(bytes) : bytes.toString(initial);
    }

    /** Bytes beyond ASCII that no declaration explains: UTF-8 if they are that, else Latin-1. */
    static String guess(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isPlain(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.get(i);
            if (b < 0 || b == 0x1B) {
                return false;
            }
        }
        return true;
    }

    /** The text in this character set; empty if some character is not in its first repertoire. */
    public Optional<Bytes> encode(String text) {
        try {
            ByteBuffer encoded = initial.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(Bytes.copyOf(encoded.array(), encoded.position(), encoded.remaining()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpecificCharacterSet that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return String.join("\\", terms);
    }
}
