package dev.gantry.postgres;

import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.FrameCheck;
import dev.gantry.store.imageset.ImageSet;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.ProcessedInstance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Image sets and their versions. */
final class ImageSets {
    private static final int CHECK_BYTES = 20;

    private static final String COLUMNS = " id, datastore, series_instance_uid, version, instances, updated_at ";

    private static final String NEXT_VERSION = """
            INSERT INTO image_set (id, datastore, series_instance_uid, version, instances, processed, updated_at)
            VALUES (?, ?, ?, 1, 0, 0, ?)
            ON CONFLICT (datastore, series_instance_uid)
                DO UPDATE SET version = image_set.version + 1, updated_at = excluded.updated_at
            RETURNING id
            """;

    private static final String ADD_INSTANCE = """
            INSERT INTO image_set_instance (version_id, image_set_id, since, checks)
            SELECT ?, id, version, ? FROM image_set WHERE id = ?
            """;

    private static final String RECOUNT = """
            UPDATE image_set SET (instances, processed) = (
                SELECT count(*) FILTER (WHERE NOT i.superseded), count(*)
                FROM image_set_instance m JOIN instance i ON i.id = m.version_id WHERE m.image_set_id = image_set.id)
            WHERE id = ?
            """;

    private static final String KEEP_VERSION = """
            INSERT INTO image_set_version (image_set_id, version, instances, published_at)
            SELECT id, version, instances, updated_at FROM image_set WHERE id = ?
            """;

    private final Connection connection;

    ImageSets(Connection connection) {
        this.connection = connection;
    }

    /** The rows of work are taken first: whoever has them publishes, and a delete waits for it. */
    Optional<ImageSet> publish(ImageSetUpdate update) throws SQLException {
        List<Long> asked =
                update.instances().stream().map(ProcessedInstance::versionId).toList();
        Set<Long> fresh = new HashSet<>(new WorkTable(connection).forget(asked));
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        UUID id = nextVersion(update);
        List<ProcessedInstance> added = update.instances().stream()
                .filter(instance -> fresh.remove(instance.versionId()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(ADD_INSTANCE)) {
            for (ProcessedInstance instance : added) {

                statement.setLong(1, instance.versionId());
                statement.setBytes(2, encode(instance.checks()));
                statement.setObject(3, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        new InstanceReports(connection).add(added);
        execute(RECOUNT, id);
        execute(KEEP_VERSION, id);
        return find(update.datastore(), update.seriesInstanceUid());
    }

    private UUID nextVersion(ImageSetUpdate update) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_VERSION)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, update.datastore().value());
            statement.setString(3, update.seriesInstanceUid());
            statement.setObject(4, update.at().atOffset(ZoneOffset.UTC));
            return Rows.of(statement, row -> row.getObject(1, UUID.class)).getFirst();
        }
    }

    private static byte[] encode(List<FrameCheck> checks) {
        ByteBuffer encoded = ByteBuffer.allocate(checks.size() * CHECK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (FrameCheck check : checks) {
            encoded.putInt(check.crc32()).putDouble(check.minimum()).putDouble(check.maximum());
        }
        return encoded.array();
    }

    Optional<ImageSet> find(DatastoreId datastore, String seriesInstanceUid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT" + COLUMNS + "FROM image_set WHERE datastore = ? AND series_instance_uid = ?")) {
            statement.setString(1, datastore.value());
            statement.setString(2, seriesInstanceUid);
            return Rows.of(statement, ImageSets::of).stream().findFirst();
        }
    }

    private static ImageSet of(ResultSet row) throws SQLException {
        return new ImageSet(
                row.getObject(1, UUID.class).toString().replace("-", ""),
                new DatastoreId(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getTimestamp(6).toInstant());
    }

    /** Takes versions out of their image sets, and image sets away that hold nothing more. */
    void forget(List<Long> versionIds) throws SQLException {
        Set<UUID> changed;
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM image_set_instance WHERE version_id = ANY (?) RETURNING image_set_id")) {
            statement.setArray(1, connection.createArrayOf("bigint", versionIds.toArray()));
            changed = new HashSet<>(Rows.of(statement, row -> row.getObject(1, UUID.class)));
        }
        for (UUID id : changed) {
            execute(RECOUNT, id);
            execute("DELETE FROM image_set WHERE id = ? AND processed = 0", id);
        }
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        }
    }
}
