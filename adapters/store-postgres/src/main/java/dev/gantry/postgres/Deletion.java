package dev.gantry.postgres;

import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ObjectRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes the instances of a scope with all their versions. Alone with every study that holds one of them, so that
 * nothing is added to a study while its row goes.
 */
final class Deletion {
    /** A version that goes. */
    private record Victim(long id, long seriesId, String studyUid) {}

    private static final String VERSIONS = """
            SELECT i.id, i.series_id, s.study_instance_uid
            FROM instance i JOIN series r ON r.id = i.series_id JOIN study s ON s.id = r.study_id
            WHERE i.datastore = ? AND i.sop_instance_uid = ANY (?) AND %s
            """;

    private static final String DELETE =
            "DELETE FROM instance WHERE id = ANY (?) RETURNING container, object_offset, object_length";

    private static final String STILL_NAMED = """
            SELECT DISTINCT i.container, i.object_offset, i.object_length
            FROM unnest(?, ?) AS gone(container, object_offset)
            JOIN instance i ON i.container = gone.container AND i.object_offset = gone.object_offset
            """;

    private final Connection connection;
    private final DatastoreId datastore;

    Deletion(Connection connection, DatastoreId datastore) {
        this.connection = connection;
        this.datastore = datastore;
    }

    /** @return the objects that no row names any more */
    List<ObjectRef> of(Scope scope) throws SQLException {
        Set<String> studies = studies(victims(scope));
        studies.add(scope.studyInstanceUid());
        StudyLocks.exclusive(
                connection,
                studies.stream().map(study -> StudyLocks.key(datastore, study)).toList());
        List<Victim> victims = victims(scope);
        if (!studies.containsAll(studies(victims))) {
            throw new SQLTransactionRollbackException("an instance has moved meanwhile", "40001");
        }
        if (victims.isEmpty()) {
            return List.of();
        }
        List<Long> ids = victims.stream().map(Victim::id).toList();
        new WorkTable(connection).forget(ids);
        new ImageSets(connection).forget(ids);
        Set<ObjectRef> objects = delete(ids);
        Parents parents = new Parents(connection);
        for (long seriesId : victims.stream().map(Victim::seriesId).collect(Collectors.toSet())) {
            parents.tidy(seriesId);
        }
        objects.removeAll(stillNamed(objects));
        return List.copyOf(objects);
    }

    private static Set<String> studies(List<Victim> victims) {
        return victims.stream().map(Victim::studyUid).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The current versions in the scope, and the older ones of the same instances wherever they lie. */
    private List<Victim> victims(Scope scope) throws SQLException {
        Object[] uids = Versions.in(connection, datastore, scope).stream()
                .map(InstanceVersion::uids)
                .map(all -> all.sopInstanceUid())
                .toArray();
        return uids.length == 0
                ? List.of()
                : Stream.concat(versions("NOT i.superseded", uids).stream(), versions("i.superseded", uids).stream())
                        .toList();
    }

    private List<Victim> versions(String state, Object[] sopInstanceUids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSIONS.formatted(state))) {
            statement.setString(1, datastore.value());
            statement.setArray(2, connection.createArrayOf("text", sopInstanceUids));
            return Rows.of(statement, row -> new Victim(row.getLong(1), row.getLong(2), row.getString(3)));
        }
    }

    private Set<ObjectRef> delete(List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            return Rows.of(statement, row -> new ObjectRef(row.getString(1), row.getLong(2), row.getLong(3))).stream()
                    .collect(Collectors.toSet());
        }
    }

    private List<ObjectRef> stillNamed(Collection<ObjectRef> objects) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STILL_NAMED)) {
            Object[] containers = objects.stream().map(ObjectRef::container).toArray();
            Object[] offsets = objects.stream().map(ObjectRef::offset).toArray();
            statement.setArray(1, connection.createArrayOf("text", containers));
            statement.setArray(2, connection.createArrayOf("bigint", offsets));
            return Rows.of(statement, row -> new ObjectRef(row.getString(1), row.getLong(2), row.getLong(3)));
        }
    }
}
