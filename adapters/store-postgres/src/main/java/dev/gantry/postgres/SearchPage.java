package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.store.search.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a page into results. */
final class SearchPage {
    /**
     * A row of the page.
     *
     * @param seriesId 0 at the level of studies
     * @param instanceId 0 above the level of instances
     * @param attributes of the page's own level
     */
    record Hit(long studyId, long seriesId, long instanceId, byte[] attributes) {}

    /** How many instances of a SOP class a series has. */
    private record Count(long studyId, long seriesId, String modality, String sopClassUid, long instances) {}

    private static final String COUNTS = """
            SELECT r.study_id, r.id, coalesce(r.modality, ''), i.sop_class_uid, count(*)
            FROM series r JOIN instance i ON i.series_id = r.id AND NOT i.superseded
            WHERE r.study_id = ANY (?) AND NOT r.hidden
            GROUP BY r.id, i.sop_class_uid
            """;

    private final Connection connection;
    private final Level level;
    private final List<Hit> hits;

    SearchPage(Connection connection, Level level, List<Hit> hits) {
        this.connection = connection;
        this.level = level;
        this.hits = hits;
    }

    List<Dataset> results() throws SQLException {
        Map<Long, List<Count>> counts = counts(ids(Hit::studyId));
        Map<Long, byte[]> studies = level == Level.STUDY ? Map.of() : attributes("study", ids(Hit::studyId));
        Map<Long, byte[]> series = level == Level.INSTANCE ? attributes("series", ids(Hit::seriesId)) : Map.of();
        return hits.stream()
                .map(hit -> {
                    DatasetBuilder result = Dataset.builder();
                    decode(studies.get(hit.studyId), result);
                    decode(series.get(hit.seriesId), result);
                    AttributeBytes.decode(hit.attributes, result);
                    derive(hit, counts.getOrDefault(hit.studyId, List.of()), result);
                    return result.build();
                })
                .toList();
    }

    private static void decode(byte @Nullable [] attributes, DatasetBuilder result) {
        if (attributes != null) {
            AttributeBytes.decode(attributes, result);
        }
    }

    private static void derive(Hit hit, List<Count> study, DatasetBuilder result) {
        Set<Long> series = new HashSet<>();
        Set<String> modalities = new TreeSet<>();
        Set<String> classes = new TreeSet<>();
        long ofStudy = 0;
        long ofSeries = 0;
        for (Count count : study) {
            series.add(count.seriesId);
            modalities.add(count.modality);
            classes.add(count.sopClassUid);
            ofStudy += count.instances;
            ofSeries += count.seriesId == hit.seriesId ? count.instances : 0;
        }
        modalities.remove("");
        result.string(Tag.ModalitiesInStudy, modalities.toArray(String[]::new))
                .string(Tag.SOPClassesInStudy, classes.toArray(String[]::new))
                .integer(Tag.NumberOfStudyRelatedSeries, series.size())
                .integer(Tag.NumberOfStudyRelatedInstances, ofStudy);
        if (hit.seriesId != 0) {
            result.integer(Tag.NumberOfSeriesRelatedInstances, ofSeries);
        }
    }

    private Set<Long> ids(ToLongFunction<Hit> id) {
        return hits.stream().map(id::applyAsLong).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The counts by study. */
    private Map<Long, List<Count>> counts(Collection<Long> studyIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
            statement.setArray(1, connection.createArrayOf("bigint", studyIds.toArray()));
            return Rows.of(
                            statement,
                            row -> new Count(
                                    row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5)))
                    .stream()
                    .collect(Collectors.groupingBy(Count::studyId));
        }
    }

    private Map<Long, byte[]> attributes(String table, Collection<Long> ids) throws SQLException {
        Map<Long, byte[]> attributes = new HashMap<>();
        String sql = "SELECT id, attributes FROM " + table + " WHERE id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            Rows.of(statement, row -> attributes.put(row.getLong(1), row.getBytes(2)));
            return attributes;
        }
    }
}
