package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.store.search.Level;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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

    /** What is counted over a series. */
    private record SeriesSummary(long studyId, long seriesId, String modality, long instances, List<String> classes) {}

    private static final String SUMMARIES = """
            SELECT r.study_id, r.id, coalesce(r.modality, ''), n.instances, n.classes
            FROM series r CROSS JOIN LATERAL (
                SELECT count(*) AS instances, array_agg(DISTINCT i.sop_class_uid) AS classes
                FROM instance i WHERE i.series_id = r.id AND NOT i.superseded) n
            WHERE r.study_id = ANY (?) AND NOT r.hidden
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
        Map<Long, List<SeriesSummary>> summaries = summaries(ids(Hit::studyId));
        Map<Long, byte[]> studies = level == Level.STUDY ? Map.of() : attributes("study", ids(Hit::studyId));
        Map<Long, byte[]> series = level == Level.INSTANCE ? attributes("series", ids(Hit::seriesId)) : Map.of();
        return hits.stream()
                .map(hit -> {
                    DatasetBuilder result = Dataset.builder();
                    decode(studies.get(hit.studyId), result);
                    decode(series.get(hit.seriesId), result);
                    AttributeBytes.decode(hit.attributes, result);
                    derive(hit, summaries.getOrDefault(hit.studyId, List.of()), result);
                    return result.build();
                })
                .toList();
    }

    private static void decode(byte @Nullable [] attributes, DatasetBuilder result) {
        if (attributes != null) {
            AttributeBytes.decode(attributes, result);
        }
    }

    private void derive(Hit hit, List<SeriesSummary> study, DatasetBuilder result) {
        Set<String> modalities = new TreeSet<>();
        Set<String> classes = new TreeSet<>();
        long instances = 0;
        for (SeriesSummary series : study) {
            modalities.add(series.modality);
            classes.addAll(series.classes);
            instances += series.instances;
            if (series.seriesId == hit.seriesId) {
                result.integer(Tag.NumberOfSeriesRelatedInstances, series.instances);
            }
        }
        modalities.remove("");
        result.string(Tag.ModalitiesInStudy, modalities.toArray(String[]::new))
                .string(Tag.SOPClassesInStudy, classes.toArray(String[]::new))
                .integer(Tag.NumberOfStudyRelatedSeries, study.size())
                .integer(Tag.NumberOfStudyRelatedInstances, instances);
    }

    private Set<Long> ids(ToLongFunction<Hit> id) {
        return hits.stream().map(id::applyAsLong).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<Long, List<SeriesSummary>> summaries(Collection<Long> studyIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUMMARIES)) {
            statement.setArray(1, connection.createArrayOf("bigint", studyIds.toArray()));
            return Rows.of(
                            statement,
                            row -> new SeriesSummary(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getLong(4),
                                    texts(row.getArray(5))))
                    .stream()
                    .collect(Collectors.groupingBy(SeriesSummary::studyId));
        }
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
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
