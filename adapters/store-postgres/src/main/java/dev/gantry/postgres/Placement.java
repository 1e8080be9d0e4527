package dev.gantry.postgres;

import dev.gantry.store.catalog.Recorded;
import dev.gantry.store.catalog.Sha256;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.object.ObjectRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of an instance belong, and what is there already.
 *
 * @param newId of the version, 0 until it is inserted
 * @param studyId 0 when the study is not there
 * @param seriesId 0 when the series is not there
 * @param hidden whether study or series had lost all their instances to others
 * @param current the version of the instance that is current before, wherever it lies
 */
record Placement(
        InstanceRow row,
        long newId,
        long studyId,
        long seriesId,
        boolean hidden,
        @Nullable Current current) {

    /** The version that is current before. */
    record Current(long id, int version, StoredDataset dataset, long seriesId, String studyUid) {}

    private static final String FIND = """
            SELECT s.id, r.id, coalesce(s.hidden OR r.hidden, false),
                   c.id, c.version, c.container, c.object_offset, c.object_length, c.dataset_offset, c.header_length,
                   c.transfer_syntax_uid, c.sha256, c.series_id, cs.study_instance_uid, n.place
            FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS n(datastore, study_uid, series_uid, sop_uid, place)
            LEFT JOIN study s ON s.datastore = n.datastore AND s.study_instance_uid = n.study_uid
            LEFT JOIN series r ON r.study_id = s.id AND r.series_instance_uid = n.series_uid
            LEFT JOIN instance c ON c.datastore = n.datastore AND c.sop_instance_uid = n.sop_uid AND NOT c.superseded
            LEFT JOIN series cr ON cr.id = c.series_id
            LEFT JOIN study cs ON cs.id = cr.study_id
            ORDER BY n.place
            """;

    private static final List<Function<InstanceRow, String>> PARAMETERS =
            List.of(InstanceRow::datastore, InstanceRow::studyUid, InstanceRow::seriesUid, InstanceRow::sopUid);

    /** The placements of the rows, in their order. */
    static List<Placement> find(Connection connection, List<InstanceRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            for (int i = 0; i < PARAMETERS.size(); i++) {
                Object[] values = rows.stream().map(PARAMETERS.get(i)).toArray();
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            return Rows.of(statement, result -> of(rows.get(result.getInt(15) - 1), result));
        }
    }

    private static Placement of(InstanceRow row, ResultSet result) throws SQLException {
        long currentId = result.getLong(4);
        return new Placement(
                row,
                0,
                result.getLong(1),
                result.getLong(2),
                result.getBoolean(3),
                currentId == 0 ? null : current(currentId, result));
    }

    private static Current current(long id, ResultSet result) throws SQLException {
        ObjectRef object = new ObjectRef(result.getString(6), result.getLong(7), result.getLong(8));
        StoredDataset dataset = new StoredDataset(
                object, result.getLong(9), result.getLong(10), result.getString(11), Sha256.of(result.getBytes(12)));
        return new Current(id, result.getInt(5), dataset, result.getLong(13), result.getString(14));
    }

    /** The placement of a row that was simply inserted. */
    static Placement inserted(InstanceRow row, long id) {
        return new Placement(row, id, 0, 0, false, null);
    }

    /** The same as a version that was inserted. */
    Placement as(long id) {
        return new Placement(row, id, studyId, seriesId, hidden, current);
    }

    /** The same with the study and series of another look, now that they are there. */
    Placement under(Placement found) {
        return new Placement(row, newId, found.studyId, found.seriesId, found.hidden, current);
    }

    boolean lacksParents() {
        return seriesId == 0;
    }

    boolean isUnchanged() {
        return current != null && current.dataset.sameContent(row.instance().dataset());
    }

    /** Whether the new version lies in another study or series than the one it supersedes. */
    boolean moves() {
        return current != null && !isUnchanged() && current.seriesId != seriesId;
    }

    int version() {
        return current == null ? 1 : current.version + 1;
    }

    /** What to answer when the row is committed. */
    Recorded recorded() {
        return current != null && isUnchanged()
                ? new Recorded.Unchanged(current.id, current.dataset.object())
                : new Recorded.Added(newId, version());
    }
}
