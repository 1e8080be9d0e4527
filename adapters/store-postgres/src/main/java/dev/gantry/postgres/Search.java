package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.MatchingKeys;
import dev.gantry.store.search.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One search: first the rows of the page and their own attributes, then, for the page only, what stands above them and
 * what is counted below.
 */
final class Search {
    private static final String STUDY_ORDER =
            " ORDER BY s.study_date DESC NULLS LAST, s.study_time DESC NULLS LAST, s.id DESC";
    private static final String SERIES_ORDER = STUDY_ORDER + ", r.series_number NULLS LAST, r.id";
    private static final String INSTANCE_ORDER = SERIES_ORDER + ", i.instance_number NULLS LAST, i.id";

    private static final String SERIES_OF_STUDY = " JOIN series r ON r.study_id = s.id AND NOT r.hidden";

    /** Skipped rows are passed over in the index; only the page is fetched. */
    private static final String STUDIES =
            "SELECT s.id, 0, 0, s.attributes FROM study s JOIN (SELECT s.id FROM study s WHERE s.datastore = ?"
                    + " AND NOT s.hidden%s" + STUDY_ORDER + " LIMIT ? OFFSET ?) page ON page.id = s.id" + STUDY_ORDER;

    private static final String SERIES = "SELECT s.id, r.id, 0, r.attributes FROM study s" + SERIES_OF_STUDY
            + " WHERE s.datastore = ? AND NOT s.hidden%s" + SERIES_ORDER + " LIMIT ? OFFSET ?";

    private static final String INSTANCES = "SELECT s.id, r.id, i.id, i.attributes FROM study s" + SERIES_OF_STUDY
            + " JOIN instance i ON i.series_id = r.id AND NOT i.superseded"
            + " WHERE s.datastore = ? AND NOT s.hidden%s" + INSTANCE_ORDER + " LIMIT ? OFFSET ?";

    private final Connection connection;

    Search(Connection connection) {
        this.connection = connection;
    }

    List<Dataset> results(DatastoreId datastore, Query query) throws SQLException {
        List<SearchPage.Hit> hits = hits(datastore, query);
        return hits.isEmpty() ? List.of() : new SearchPage(connection, query.level(), hits).results();
    }

    private List<SearchPage.Hit> hits(DatastoreId datastore, Query query) throws SQLException {
        Conditions conditions = new Conditions(query.fuzzy());
        for (Match match : query.matches()) {
            if (!MatchingKeys.upTo(query.level()).contains(match.tag())) {
                throw new StoreException(
                        ErrorCode.VALIDATION, match.tag() + " is no matching key of the level " + query.level());
            }
            conditions.add(match);
        }
        try (PreparedStatement statement = connection.prepareStatement(select(query.level(), conditions.sql()))) {
            int next = 1;
            statement.setString(next++, datastore.value());
            for (Object value : conditions.parameters()) {
                bind(statement, next++, value);
            }
            statement.setInt(next++, query.limit());
            statement.setInt(next, query.offset());
            return Rows.of(
                    statement,
                    row -> new SearchPage.Hit(row.getLong(1), row.getLong(2), row.getLong(3), row.getBytes(4)));
        }
    }

    private static String select(Level level, String conditions) {
        String select = switch (level) {
            case STUDY -> STUDIES;
            case SERIES -> SERIES;
            case INSTANCE -> INSTANCES;
        };
        return select.replace("%s", conditions);
    }

    private void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(index, connection.createArrayOf("bigint", numbers));
            default -> throw new IllegalArgumentException("no SQL type for " + value.getClass());
        }
    }
}
