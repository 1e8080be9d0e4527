package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.search.Folding;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.MatchKind;
import dev.gantry.store.search.Moments;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a result matches a key, PS3.4 C.2.2.2, said as plainly as possible. */
final class HeapMatching {
    private HeapMatching() {}

    static void validate(Match match) {
        MatchKind kind = MatchKind.of(match.tag());
        boolean moment = kind == MatchKind.DATE || kind == MatchKind.TIME;
        boolean sound = switch (match) {
            case Match.Exact exact -> !moment || first(kind, exact.value()).isPresent();
            case Match.Wildcard wildcard -> isUniversal(wildcard) || !moment && kind != MatchKind.NUMBER;
            case Match.AnyOf any ->
                !moment
                        || any.values().stream()
                                .allMatch(value -> first(kind, value).isPresent());
            case Match.Range range ->
                moment
                        && Stream.of(range.from(), range.to())
                                .flatMap(end -> end.stream())
                                .allMatch(end -> first(kind, end).isPresent());
        };
        if (!sound) {
            throw new StoreException(ErrorCode.VALIDATION, match.tag() + " cannot be matched in this way");
        }
    }

    static boolean matches(Match match, Dataset result, boolean fuzzy) {
        return switch (match) {
            case Match.Exact exact -> one(exact.tag(), exact.value(), result, fuzzy);
            case Match.AnyOf any -> any.values().stream().anyMatch(value -> one(any.tag(), value, result, fuzzy));
            case Match.Wildcard wildcard ->
                isUniversal(wildcard) || text(wildcard.tag(), wildcard.pattern(), result, fuzzy, HeapMatching::fits);
            case Match.Range range ->
                values(range.tag(), result).stream()
                        .anyMatch(value -> within(
                                MatchKind.of(range.tag()),
                                value,
                                range.from().orElse(""),
                                range.to().orElse("")));
        };
    }

    private static boolean isUniversal(Match.Wildcard wildcard) {
        return wildcard.pattern().chars().allMatch(c -> c == '*');
    }

    private static boolean one(Tag tag, String value, Dataset result, boolean fuzzy) {
        return switch (MatchKind.of(tag)) {
            case NAME, TEXT, UID -> text(tag, value, result, fuzzy, String::equals);
            case DATE, TIME ->
                values(tag, result).stream().anyMatch(kept -> within(MatchKind.of(tag), kept, value, value));
            case NUMBER -> isNumber(value, result.integers(tag));
        };
    }

    private static boolean isNumber(String value, long[] kept) {
        try {
            return kept.length > 0 && kept[0] == Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> values(Tag tag, Dataset result) {
        if (tag.equals(Tag.ScheduledProcedureStepID) || tag.equals(Tag.RequestedProcedureID)) {
            return result.items(Tag.RequestAttributesSequence).stream()
                    .flatMap(item -> item.string(tag).stream())
                    .toList();
        }
        return tag.equals(Tag.ModalitiesInStudy)
                ? result.strings(tag)
                : result.string(tag).stream().toList();
    }

    /** @param comparison of a folded pattern and a folded value */
    private static boolean text(
            Tag tag, String pattern, Dataset result, boolean fuzzy, BiPredicate<String, String> comparison) {
        return values(tag, result).stream().anyMatch(value -> switch (MatchKind.of(tag)) {
            case NAME -> name(pattern, value, comparison) || fuzzy && fuzzily(pattern, value);
            case UID -> comparison.test(pattern, value);
            default -> comparison.test(Folding.text(pattern), Folding.text(value));
        });
    }

    private static boolean name(String pattern, String name, BiPredicate<String, String> comparison) {
        List<String> groups = Folding.nameGroups(name);
        List<String> patterns = Folding.nameGroups(pattern);
        if (!pattern.contains("=")) {
            return groups.stream().anyMatch(group -> !group.isEmpty() && comparison.test(patterns.getFirst(), group));
        }
        for (int i = 0; i < 3; i++) {
            if (!patterns.get(i).isEmpty() && !comparison.test(patterns.get(i), groups.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fuzzily(String pattern, String name) {
        List<String> words = Folding.words(name);
        List<String> asked = Folding.words(pattern);
        return !asked.isEmpty()
                && asked.stream().allMatch(word -> words.stream().anyMatch(kept -> kept.startsWith(word)));
    }

    private static boolean fits(String pattern, String value) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }

    private static boolean within(MatchKind kind, String value, String from, String to) {
        OptionalLong kept = first(kind, value);
        return kept.isPresent()
                && kept.getAsLong() >= first(kind, from).orElse(Long.MIN_VALUE)
                && kept.getAsLong() <= last(kind, to).orElse(Long.MAX_VALUE);
    }

    private static OptionalLong first(MatchKind kind, String value) {
        return kind == MatchKind.TIME
                ? Moments.first(value)
                : Moments.day(value).stream().asLongStream().findFirst();
    }

    private static OptionalLong last(MatchKind kind, String value) {
        return kind == MatchKind.TIME ? Moments.last(value) : first(kind, value);
    }
}
