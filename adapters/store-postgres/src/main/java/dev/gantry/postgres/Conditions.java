package dev.gantry.postgres;

import dev.gantry.dicom.Tag;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.search.Folding;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.MatchKind;
import dev.gantry.store.search.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Matching keys as SQL, PS3.4 C.2.2.2. Rows are called {@code s} (study), {@code r} (series) and {@code i} (instance).
 */
final class Conditions {
    private static final Map<Tag, String> COLUMNS = Map.ofEntries(
            Map.entry(Tag.StudyDate, "s.study_date"),
            Map.entry(Tag.StudyTime, "s.study_time"),
            Map.entry(Tag.AccessionNumber, "s.accession_number"),
            Map.entry(Tag.ReferringPhysicianName, "s.referring_physician_name"),
            Map.entry(Tag.PatientName, "s.patient_name"),
            Map.entry(Tag.PatientID, "s.patient_id"),
            Map.entry(Tag.PatientBirthDate, "s.patient_birth_date"),
            Map.entry(Tag.PatientSex, "s.patient_sex"),
            Map.entry(Tag.StudyInstanceUID, "s.study_instance_uid"),
            Map.entry(Tag.StudyID, "s.study_id"),
            Map.entry(Tag.StudyDescription, "s.study_description"),
            Map.entry(Tag.Modality, "r.modality"),
            Map.entry(Tag.SeriesInstanceUID, "r.series_instance_uid"),
            Map.entry(Tag.SeriesNumber, "r.series_number"),
            Map.entry(Tag.SeriesDescription, "r.series_description"),
            Map.entry(Tag.BodyPartExamined, "r.body_part_examined"),
            Map.entry(Tag.PerformedProcedureStepStartDate, "r.performed_start_date"),
            Map.entry(Tag.PerformedProcedureStepStartTime, "r.performed_start_time"),
            Map.entry(Tag.SOPClassUID, "i.sop_class_uid"),
            Map.entry(Tag.SOPInstanceUID, "i.sop_instance_uid"),
            Map.entry(Tag.InstanceNumber, "i.instance_number"));

    /** Keys that hold for a study or series when one of many values matches: where to find the value {@code v}. */
    private static final Map<Tag, String> MANY = Map.of(
            Tag.ModalitiesInStudy,
            "EXISTS (SELECT FROM series m, LATERAL (SELECT m.modality AS v) x"
                    + " WHERE m.study_id = s.id AND NOT m.hidden AND %s)",
            Tag.ScheduledProcedureStepID,
            "EXISTS (SELECT FROM unnest(r.scheduled_procedure_step_ids) v WHERE %s)",
            Tag.RequestedProcedureID,
            "EXISTS (SELECT FROM unnest(r.requested_procedure_ids) v WHERE %s)");

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final boolean fuzzy;

    Conditions(boolean fuzzy) {
        this.fuzzy = fuzzy;
    }

    /** What has been added, each with a leading AND. */
    String sql() {
        return sql.toString();
    }

    /** The values of the question marks: {@code String}, {@code Long}, {@code String[]} or {@code Long[]}. */
    List<Object> parameters() {
        return parameters;
    }

    /** @throws StoreException {@code VALIDATION} when the key cannot be matched in this way */
    void add(Match match) {
        Tag tag = match.tag();
        if (match instanceof Match.Wildcard wildcard && isUniversal(wildcard)) {
            return;
        }
        String many = MANY.get(tag);
        String column = many == null ? COLUMNS.get(tag) : "v";
        if (column == null) {
            throw refused(tag, "no matching key");
        }
        String condition = condition(column, match);
        sql.append(" AND ").append(many == null ? condition : many.formatted(condition.replace("%", "%%")));
    }

    private static boolean isUniversal(Match.Wildcard wildcard) {
        return wildcard.pattern().chars().allMatch(c -> c == '*');
    }

    private static StoreException refused(Tag tag, String why) {
        return new StoreException(ErrorCode.VALIDATION, tag + ": " + why);
    }

    private String condition(String column, Match match) {
        return switch (MatchKind.of(match.tag())) {
            case NAME -> name(column, match);
            case TEXT -> text(column, match, Folding::text);
            case UID -> text(column, match, Function.identity());
            case DATE, TIME -> moment(column, match);
            case NUMBER -> number(column, match);
        };
    }

    private String text(String column, Match match, Function<String, String> folding) {
        return switch (match) {
            case Match.Exact exact -> equal(column, folding.apply(exact.value()));
            case Match.Wildcard wildcard -> like(column, folding.apply(wildcard.pattern()));
            case Match.AnyOf any ->
                parameter(
                        column + " = ANY (?)",
                        any.values().stream().map(folding).toArray(String[]::new));
            case Match.Range range -> throw refused(range.tag(), "only dates and times have ranges");
        };
    }

    private String name(String column, Match match) {
        return switch (match) {
            case Match.Exact exact -> name(column, exact.value(), this::equal);
            case Match.Wildcard wildcard -> name(column, wildcard.pattern(), this::like);
            case Match.AnyOf any -> anyOf(any, value -> name(column, value, this::equal));
            case Match.Range range -> throw refused(range.tag(), "only dates and times have ranges");
        };
    }

    /** Compares one column with one folded value. */
    private interface Comparison {
        String of(String column, String folded);
    }

    private String name(String column, String value, Comparison comparison) {
        List<String> groups = Folding.nameGroups(value);
        List<String> parts = new ArrayList<>();
        boolean grouped = value.indexOf('=') >= 0;
        for (int i = 0; i < groups.size(); i++) {
            String wanted = grouped ? groups.get(i) : groups.getFirst();
            if (!wanted.isEmpty()) {
                parts.add(comparison.of(column + KeyColumn.NAME_GROUPS.get(i), wanted));
            }
        }
        String plain = parts.isEmpty() ? "false" : "(" + String.join(grouped ? " AND " : " OR ", parts) + ")";
        List<String> words = fuzzy ? Folding.words(value) : List.of();
        if (words.isEmpty()) {
            return plain;
        }
        List<String> each = words.stream()
                .map(word -> parameter(column + KeyColumn.NAME_WORDS + " LIKE ?", "% " + escaped(word) + "%"))
                .toList();
        return "(" + plain + " OR " + String.join(" AND ", each) + ")";
    }

    private String moment(String column, Match match) {
        boolean time = MatchKind.of(match.tag()) == MatchKind.TIME;
        return switch (match) {
            case Match.Exact exact -> range(column, match.tag(), time, exact.value(), exact.value());
            case Match.AnyOf any -> anyOf(any, value -> range(column, match.tag(), time, value, value));
            case Match.Range range ->
                range(
                        column,
                        match.tag(),
                        time,
                        range.from().orElse(""),
                        range.to().orElse(""));
            case Match.Wildcard _ -> throw refused(match.tag(), "dates and times have no wild cards");
        };
    }

    private String range(String column, Tag tag, boolean time, String from, String to) {
        List<String> ends = new ArrayList<>();
        if (!from.isEmpty()) {
            ends.add(parameter(column + " >= ?", required(tag, time ? Moments.first(from) : day(from))));
        }
        if (!to.isEmpty()) {
            ends.add(parameter(column + " <= ?", required(tag, time ? Moments.last(to) : day(to))));
        }
        if (ends.isEmpty()) {
            throw refused(tag, "a range needs an end");
        }
        return "(" + String.join(" AND ", ends) + ")";
    }

    private static OptionalLong day(String date) {
        return Moments.day(date).stream().asLongStream().findFirst();
    }

    private static Long required(Tag tag, OptionalLong moment) {
        return moment.orElseThrow(() -> refused(tag, "neither a date nor a time"));
    }

    private String number(String column, Match match) {
        return switch (match) {
            case Match.Exact exact -> parameter(column + " = ANY (?)", numbers(List.of(exact.value())));
            case Match.AnyOf any -> parameter(column + " = ANY (?)", numbers(any.values()));
            case Match.Wildcard _, Match.Range _ -> throw refused(match.tag(), "numbers are matched as they are");
        };
    }

    private static Long[] numbers(List<String> values) {
        return values.stream()
                .map(String::strip)
                .map(Conditions::number)
                .flatMap(Optional::stream)
                .toArray(Long[]::new);
    }

    private static Optional<Long> number(String value) {
        try {
            return Optional.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String anyOf(Match.AnyOf any, Function<String, String> one) {
        List<String> parts = any.values().stream().map(one).toList();
        return parts.isEmpty() ? "false" : "(" + String.join(" OR ", parts) + ")";
    }

    private String equal(String column, String value) {
        return parameter(column + " = ?", value);
    }

    private String like(String column, String pattern) {
        return parameter(column + " LIKE ?", escaped(pattern).replace('*', '%').replace('?', '_'));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private String parameter(String condition, Object value) {
        parameters.add(value);
        return condition;
    }
}
