package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.store.search.Folding;
import dev.gantry.store.search.Moments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that a search matches on, and what of the header it holds.
 *
 * @param type one of {@link Types}
 * @param value null when the header has none
 */
record KeyColumn(String name, int type, Function<Dataset, @Nullable Object> value) {
    /** An index takes less than 2,704 bytes of a key, and a folded character at most four. */
    private static final int MAX_LENGTH = 256;

    /** The ends of the names of the columns of a person's name: its groups, then its words. */
    static final List<String> NAME_GROUPS = List.of("", "_ideographic", "_phonetic");

    static final String NAME_WORDS = "_words";

    static final List<KeyColumn> STUDY = Stream.of(
                    Stream.of(
                            date("study_date", Tag.StudyDate),
                            time("study_time", Tag.StudyTime),
                            text("accession_number", Tag.AccessionNumber),
                            text("study_id", Tag.StudyID),
                            text("study_description", Tag.StudyDescription),
                            text("patient_id", Tag.PatientID),
                            date("patient_birth_date", Tag.PatientBirthDate),
                            text("patient_sex", Tag.PatientSex)),
                    name("patient_name", Tag.PatientName),
                    name("referring_physician_name", Tag.ReferringPhysicianName))
            .flatMap(columns -> columns)
            .toList();

    static final List<KeyColumn> SERIES = List.of(
            text("modality", Tag.Modality),
            number("series_number", Tag.SeriesNumber),
            text("series_description", Tag.SeriesDescription),
            text("body_part_examined", Tag.BodyPartExamined),
            date("performed_start_date", Tag.PerformedProcedureStepStartDate),
            time("performed_start_time", Tag.PerformedProcedureStepStartTime),
            requested("scheduled_procedure_step_ids", Tag.ScheduledProcedureStepID),
            requested("requested_procedure_ids", Tag.RequestedProcedureID));

    static final KeyColumn INSTANCE_NUMBER = number("instance_number", Tag.InstanceNumber);

    private static KeyColumn text(String name, Tag tag) {
        return new KeyColumn(
                name,
                Types.VARCHAR,
                header -> key(Folding.text(header.string(tag).orElse(""))));
    }

    private static KeyColumn date(String name, Tag tag) {
        return new KeyColumn(
                name,
                Types.INTEGER,
                header -> header.string(tag)
                        .<Object>map(date -> orNull(Moments.day(date).stream().boxed()))
                        .orElse(null));
    }

    private static KeyColumn time(String name, Tag tag) {
        return new KeyColumn(
                name,
                Types.BIGINT,
                header -> header.string(tag)
                        .<Object>map(time -> orNull(Moments.first(time).stream().boxed()))
                        .orElse(null));
    }

    private static KeyColumn number(String name, Tag tag) {
        return new KeyColumn(
                name,
                Types.INTEGER,
                header -> orNull(header.integer(tag).stream().boxed()));
    }

    private static Stream<KeyColumn> name(String name, Tag tag) {
        Stream<KeyColumn> groups = Stream.of(0, 1, 2)
                .map(group -> new KeyColumn(
                        name + NAME_GROUPS.get(group),
                        Types.VARCHAR,
                        header -> key(Folding.nameGroups(header.string(tag).orElse(""))
                                .get(group))));
        KeyColumn words = new KeyColumn(name + NAME_WORDS, Types.VARCHAR, header -> {
            List<String> all = Folding.words(header.string(tag).orElse(""));
            return all.isEmpty() ? null : " " + String.join(" ", all);
        });
        return Stream.concat(groups, Stream.of(words));
    }

    private static KeyColumn requested(String name, Tag tag) {
        return new KeyColumn(
                name,
                Types.ARRAY,
                header -> header.items(Tag.RequestAttributesSequence).stream()
                        .flatMap(item -> item.string(tag).stream())
                        .map(Folding::text)
                        .toArray(String[]::new));
    }

    private static @Nullable String key(String folded) {
        if (folded.isEmpty()) {
            return null;
        }
        return folded.length() <= MAX_LENGTH ? folded : folded.substring(0, folded.offsetByCodePoints(0, 128));
    }

    private static @Nullable Object orNull(Stream<?> value) {
        return value.findFirst().orElse(null);
    }

    /** Sets one parameter for each column. */
    static int bind(PreparedStatement statement, int first, List<KeyColumn> columns, List<@Nullable Object> values)
            throws SQLException {
        Connection connection = statement.getConnection();
        int index = first;
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value instanceof String[] texts) {
                statement.setArray(index++, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(index++, value, columns.get(i).type());
            }
        }
        return index;
    }

    static List<@Nullable Object> values(List<KeyColumn> columns, Dataset header) {
        return columns.stream()
                .<@Nullable Object>map(column -> column.value().apply(header))
                .toList();
    }

    static String names(List<KeyColumn> columns) {
        return String.join(", ", columns.stream().map(KeyColumn::name).toList());
    }

    static String assignments(List<KeyColumn> columns) {
        return String.join(
                ", ", columns.stream().map(column -> column.name() + " = ?").toList());
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
