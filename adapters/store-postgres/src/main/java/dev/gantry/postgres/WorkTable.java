package dev.gantry.postgres;

import dev.gantry.store.catalog.WorkCounts;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.WorkItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** What is still to be done, and what was given up. */
final class WorkTable {
    /** Rows that another sweeper is claiming are passed over. */
    private static final String CLAIM = """
            WITH stale AS (
                SELECT version_id, sent_at FROM work
                WHERE abandoned IS NULL AND sent_at < ?
                ORDER BY sent_at, version_id
                LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE work w SET sent_at = ? FROM stale WHERE w.version_id = stale.version_id
            RETURNING w.datastore, w.series_instance_uid, w.version_id, stale.sent_at
            """;

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM work WHERE abandoned IS NULL),
                   (SELECT coalesce(sum(processed), 0) FROM image_set),
                   (SELECT count(*) FROM work WHERE abandoned IS NOT NULL)
            """;

    private record Claimed(WorkItem item, Instant sentBefore) {}

    private final Connection connection;

    WorkTable(Connection connection) {
        this.connection = connection;
    }

    List<WorkItem> claimStale(Instant before, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, limit);
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            List<Claimed> claimed = Rows.of(
                    statement,
                    row -> new Claimed(
                            new WorkItem(new DatastoreId(row.getString(1)), row.getString(2), row.getLong(3)),
                            row.getTimestamp(4).toInstant()));
            return claimed.stream()
                    .sorted(Comparator.comparing(Claimed::sentBefore).thenComparing(each -> each.item.versionId()))
                    .map(Claimed::item)
                    .toList();
        }
    }

    void abandon(long versionId, String reason) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE work SET abandoned = ? WHERE version_id = ?")) {
            statement.setString(1, reason.replace("\0", ""));
            statement.setLong(2, versionId);
            statement.executeUpdate();
        }
    }

    void revive(List<Long> versionIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE work SET abandoned = NULL WHERE version_id = ANY (?) AND abandoned IS NOT NULL")) {
            statement.setArray(1, connection.createArrayOf("bigint", versionIds.toArray()));
            statement.executeUpdate();
        }
    }

    /** @return those that were still to be done; nobody else can finish them now */
    List<Long> forget(List<Long> versionIds) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM work WHERE version_id = ANY (?) RETURNING version_id")) {
            statement.setArray(1, connection.createArrayOf("bigint", versionIds.toArray()));
            return Rows.of(statement, row -> row.getLong(1));
        }
    }

    WorkCounts counts() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            return Rows.of(statement, row -> new WorkCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .getFirst();
        }
    }
}
