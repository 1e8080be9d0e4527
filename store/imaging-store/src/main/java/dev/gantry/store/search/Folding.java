package dev.gantry.store.search;

import dev.gantry.dicom.PersonName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The form in which text is compared: without case, accents and padding. */
public final class Folding {
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern EMPTY_END = Pattern.compile("[\\^ ]+$");
    private static final Pattern AROUND_COMPONENT = Pattern.compile(" *\\^ *");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Folding() {}

    /** Upper case, without accents, NUL and surrounding space; always valid Unicode. */
    public static String text(String value) {
        String plain = value.indexOf('\0') < 0 ? value : value.replace("\0", "");
        if (plain.chars().allMatch(c -> c < 0x80)) {
            return plain.strip().toUpperCase(Locale.ROOT);
        }
        String valid = new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String decomposed = Normalizer.normalize(valid, Normalizer.Form.NFKD);
        String bare = ACCENTS.matcher(decomposed).replaceAll("");
        return Normalizer.normalize(bare.toUpperCase(Locale.ROOT), Normalizer.Form.NFKC)
                .strip();
    }

    /** A component group of a name, without padding inside and empty components at the end. */
    public static String nameGroup(String group) {
        String folded = AROUND_COMPONENT.matcher(text(group)).replaceAll("^");
        return EMPTY_END.matcher(folded).replaceAll("");
    }

    /** The alphabetic, ideographic and phonetic group of a name or of a pattern for one, empty where absent. */
    public static List<String> nameGroups(String name) {
        PersonName parsed = PersonName.parse(name);
        return Stream.of(parsed.alphabetic(), parsed.ideographic(), parsed.phonetic())
                .map(Folding::nameGroup)
                .toList();
    }

    /** Every word of all groups of a name. */
    public static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(text(name))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
