package dev.gantry.postgres;

import dev.gantry.store.catalog.FrameTable;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.catalog.Sha256;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ObjectRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads versions of instances. Frame tables, which may be large, only when asked for. */
final class Versions {
    private static final String SELECT = """
            SELECT i.id, i.version, i.datastore, s.study_instance_uid, r.series_instance_uid, i.sop_instance_uid,
                   i.sop_class_uid, i.container, i.object_offset, i.object_length, i.dataset_offset, i.header_length,
                   i.transfer_syntax_uid, i.sha256
            FROM instance i JOIN series r ON r.id = i.series_id JOIN study s ON s.id = r.study_id
            """;

    private static final String BY_NUMBER =
            " ORDER BY r.series_number NULLS LAST, r.id, i.instance_number NULLS LAST, i.id";

    private Versions() {}

    static List<InstanceVersion> in(Connection connection, DatastoreId datastore, Scope scope) throws SQLException {
        String place = SELECT + " WHERE s.datastore = ? AND s.study_instance_uid = ? AND NOT i.superseded";
        return switch (scope) {
            case Scope.Study study ->
                select(connection, place + BY_NUMBER, datastore.value(), study.studyInstanceUid());
            case Scope.Series series ->
                select(
                        connection,
                        place + " AND r.series_instance_uid = ?" + BY_NUMBER,
                        datastore.value(),
                        series.studyInstanceUid(),
                        series.seriesInstanceUid());
            case Scope.Instance instance ->
                select(
                        connection,
                        place + " AND r.series_instance_uid = ? AND i.datastore = ? AND i.sop_instance_uid = ?",
                        datastore.value(),
                        instance.studyInstanceUid(),
                        instance.seriesInstanceUid(),
                        datastore.value(),
                        instance.sopInstanceUid());
        };
    }

    private static List<InstanceVersion> select(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return Rows.of(statement, Versions::of);
        }
    }

    static Optional<InstanceVersion> byId(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " WHERE i.id = ?")) {
            statement.setLong(1, id);
            return Rows.of(statement, Versions::of).stream().findFirst();
        }
    }

    static List<InstanceVersion> unprocessed(Connection connection, List<Long> ids) throws SQLException {
        String sql = SELECT + " JOIN work w ON w.version_id = i.id WHERE w.version_id = ANY (?) ORDER BY i.id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return Rows.of(statement, Versions::of);
        }
    }

    static Optional<FrameTable> frames(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT frames FROM instance WHERE id = ?")) {
            statement.setLong(1, id);
            return Rows.of(statement, row -> FrameTableBytes.decode(row.getBytes(1))).stream()
                    .findFirst();
        }
    }

    private static InstanceVersion of(ResultSet row) throws SQLException {
        InstanceUids uids = new InstanceUids(row.getString(4), row.getString(5), row.getString(6));
        ObjectRef object = new ObjectRef(row.getString(8), row.getLong(9), row.getLong(10));
        StoredDataset dataset = new StoredDataset(
                object, row.getLong(11), row.getLong(12), row.getString(13), Sha256.of(row.getBytes(14)));
        return new InstanceVersion(
                row.getLong(1), row.getInt(2), new DatastoreId(row.getString(3)), uids, row.getString(7), dataset);
    }
}
