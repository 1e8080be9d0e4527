package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The character repertoire of a data set's text (PS3.3 C.12.1.1.2, PS3.5 6.1). Immutable and thread-safe.
 *
 * <p>Decoding never fails, and loses nothing: a data set keeps the bytes. What cannot be decoded is shown as U+FFFD; an
 * unknown or missing declaration falls back to UTF-8 or Latin-1, whichever fits; terms are found however they are spelled.
 * Encoding never makes up a character: what the declared repertoires lack is not encoded.
 *
 * <p>The charsets are the JDK's; those that its module {@code jdk.charsets} brings on some platforms are looked for only
 * when they are declared.
 */
public final class SpecificCharacterSet {

    private static final Charset ASCII = StandardCharsets.US_ASCII;

    /** Neither declared nor anything but ASCII. */
    public static final SpecificCharacterSet DEFAULT = new SpecificCharacterSet(List.of(), ASCII);

    static final SpecificCharacterSet LATIN_1 = of("ISO_IR 100");

    static final SpecificCharacterSet UTF_8 = of("ISO_IR 192");

    private final List<String> terms;

    /** What all text is in; null with code extensions. */
    private final @Nullable Charset whole;

    /** The sets that may be designated, that of value 1 first. */
    private final List<CodeElement> elements;

    private SpecificCharacterSet(List<String> terms, Charset whole) {
        this.terms = terms;
        this.whole = whole;
        this.elements = List.of();
    }

    private SpecificCharacterSet(List<String> terms, List<CodeElement> elements) {
        this.terms = terms;
        this.whole = null;
        this.elements = elements;
    }

    /** The character set of the values of (0008,0005), which need not be correct. */
    public static SpecificCharacterSet of(String... terms) {
        List<String> declared = List.of(terms);
        if (declared.stream().allMatch(String::isBlank)) {
            return DEFAULT;
        }
        String first = canonical(declared.getFirst());
        Optional<Charset> complete = completeCharset(first);
        if (complete.isPresent()) {
            // These cannot be extended. PS3.3 C.12.1.1.2
            return new SpecificCharacterSet(declared, complete.get());
        }
        List<CodeElement> elements = new ArrayList<>(List.of(element(first).orElse(CodeElement.ASCII)));
        for (String term : declared.subList(1, declared.size())) {
            element(canonical(term))
                    .filter(element -> !elements.contains(element))
                    .ifPresent(elements::add);
        }
        boolean extended = declared.size() > 1 || first.startsWith("ISO 2022");
        CodeElement initial = elements.getFirst();
        boolean katakana = initial == CodeElement.JIS_X0201_KATAKANA;
        return extended || katakana || initial.width() > 1
                ? new SpecificCharacterSet(declared, List.copyOf(elements))
                : new SpecificCharacterSet(declared, initial.charset());
    }

    /** One spelling for "ISO_IR 100", "ISO-IR 100", "iso_ir_100". */
    private static String canonical(String term) {
        return term.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private static Optional<Charset> completeCharset(String canonical) {
        return switch (canonical) {
            case "ISO IR 192", "ISO 2022 IR 192", "UTF 8", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030", "GBK" -> Optional.of(Charset.forName(canonical));
            default -> canonical.startsWith("ISO 8859") ? named(canonical.replace(' ', '-')) : Optional.empty();
        };
    }

    private static Optional<CodeElement> element(String canonical) {
        return CodeElement.ofRegistration(canonical.replaceFirst("^(ISO )?(2022 )?IR ?", ""));
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

    /**
     * Decodes the text of any VR, most of all of PN; a caller separates values afterwards, for a backslash may be half a
     * character.
     */
    public String decode(Bytes bytes) {
        return decode(bytes, TextDelimiters.NAMES);
    }

    /** Decodes the text of a VR as a whole. */
    public String decode(Bytes bytes, VR vr) {
        return decode(bytes, TextDelimiters.of(vr));
    }

    private String decode(Bytes bytes, TextDelimiters delimiters) {
        if (isPlain(bytes)) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        if (whole == null) {
            return new Iso2022Decoder(initialG1(), declaredG1(), delimiters).decode(bytes);
        }
        return whole.equals(ASCII) ? guess(bytes) : bytes.toString(whole);
    }

    /** The first declared set that G1 can be. */
    private @Nullable CodeElement declaredG1() {
        for (CodeElement element : elements) {
            if (element.isG1()) {
                return element;
            }
        }
        return null;
    }

    private @Nullable CodeElement initialG1() {
        return elements.getFirst().isG1() ? elements.getFirst() : null;
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

    /** The text, of any VR, in this character set; empty if its repertoires lack some character. */
    public Optional<Bytes> encode(String text) {
        return encode(text, TextDelimiters.NAMES);
    }

    /** The text of a VR, its values with backslashes between; empty if the repertoires lack some character. */
    public Optional<Bytes> encode(String text, VR vr) {
        return encode(text, TextDelimiters.of(vr));
    }

    private Optional<Bytes> encode(String text, TextDelimiters delimiters) {
        if (whole == null) {
            boolean roman = elements.getFirst() == CodeElement.JIS_X0201_KATAKANA;
            CodeElement initialG0 = roman ? CodeElement.JIS_X0201_ROMAN : CodeElement.ASCII;
            return new Iso2022Encoder(initialG0, initialG1(), elements, delimiters).encode(text);
        }
        try {
            ByteBuffer encoded = whole.newEncoder().encode(CharBuffer.wrap(text));
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
