package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Tag;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.MatchingKeys;
import dev.gantry.store.search.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query of a QIDO-RS request, PS3.18 8.3.4 and 10.6.1.2.
 *
 * @param include attributes that the results are to hold beyond those they always do
 * @param warnings what was asked and is ignored, for the client
 */
record QidoQuery(Query query, Set<Tag> include, List<String> warnings) {
    /** Parameters that are no matching keys and are answered elsewhere or need no answer. */
    private static final Set<String> PASSED_OVER = Set.of("accept", "charset");

    /**
     * Reads the query.
     *
     * @param scope matches that the path implies
     * @throws HttpProblem 400 when it is malformed
     */
    static QidoQuery of(Level level, List<Match> scope, QueryString parameters, int maxPage) {
        Reader reader = new Reader(level);
        scope.forEach(match -> reader.keys.add(match.tag()));
        parameters.parameters().forEach(reader::take);
        List<Match> matches = new ArrayList<>(scope);
        matches.addAll(reader.matches);
        int limit = Math.min(reader.limit.orElse(maxPage), maxPage);
        return new QidoQuery(
                new Query(level, matches, reader.fuzzy, reader.offset, limit), reader.include, reader.warnings);
    }

    private static final class Reader {
        private final Set<Tag> supported;
        private final List<Match> matches = new ArrayList<>();
        private final Set<Tag> keys = new HashSet<>();
        private final Set<Tag> include = new LinkedHashSet<>();
        private final List<String> warnings = new ArrayList<>();
        private boolean fuzzy;
        private int offset;
        private OptionalInt limit = OptionalInt.empty();

        private Reader(Level level) {
            supported = MatchingKeys.upTo(level);
        }

        private void take(QueryString.Parameter parameter) {
            String value = parameter.value();
            switch (parameter.name().toLowerCase(Locale.ROOT)) {
                case "limit" -> limit = OptionalInt.of(count("limit", value));
                case "offset" -> offset = count("offset", value);
                case "includefield" -> include(value);
                case "fuzzymatching" -> fuzzy = flag(value);
                case String name when PASSED_OVER.contains(name) -> {}
                default -> match(parameter.name(), value);
            }
        }

        /** What an unknown name or "all" would add is not known, and what there is anyway is sent. */
        private void include(String list) {
            for (String name : list.split(",")) {
                Optional<Tag> field = MatchingKey.tag(name.strip());
                field.ifPresent(include::add);
                if (field.isEmpty() && !name.isBlank()) {
                    warnings.add("includefield=all, or a field that is not known, adds nothing to the results");
                }
            }
        }

        private void match(String name, String value) {
            Optional<Tag> key = MatchingKey.tag(name).filter(supported::contains);
            if (key.isEmpty()) {
                // PS3.18 8.3.4.2: the name may be anything, so it is not repeated
                warnings.add("a parameter that is not supported for matching here was ignored");
                return;
            }
            Optional<Match> match = MatchingKey.match(key.get(), value);
            if (match.isPresent() && !keys.add(key.get())) {
                throw HttpProblem.badRequest(key.get() + " is given twice; several values are one list");
            }
            match.ifPresent(matches::add);
        }

        private static int count(String name, String value) {
            try {
                int count = Integer.parseInt(value.strip());
                if (count >= 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // answered below, as for a negative number
            }
            throw HttpProblem.badRequest(name + " is a whole number, not negative");
        }

        private static boolean flag(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false", "" -> false;
                default -> throw HttpProblem.badRequest("fuzzymatching is true or false");
            };
        }
    }
}
