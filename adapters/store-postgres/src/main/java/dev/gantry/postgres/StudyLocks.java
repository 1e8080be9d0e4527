package dev.gantry.postgres;

import dev.gantry.store.datastore.DatastoreId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Advisory locks on studies, held to the end of the transaction. Many may add to a study at once; who removes its rows
 * is alone with it. Always taken in one order, so that no two transactions wait for each other.
 */
final class StudyLocks {
    /** Takes shared locks; its one parameter is an {@link #array}. */
    static final String SHARED = "SELECT pg_advisory_xact_lock_shared(k) FROM unnest(?::bigint[]) k";

    private static final String EXCLUSIVE = "SELECT pg_advisory_xact_lock(k) FROM unnest(?::bigint[]) k";

    private StudyLocks() {}

    /** The key of a study's lock. Two studies with the same key only wait for each other without need. */
    static long key(DatastoreId datastore, String studyInstanceUid) {
        try {
            byte[] name = (datastore.value() + "/" + studyInstanceUid).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static void exclusive(Connection connection, Collection<Long> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXCLUSIVE)) {
            statement.setArray(1, array(connection, keys));
            statement.execute();
        }
    }

    /** The keys in the order in which locks are taken. */
    static Array array(Connection connection, Collection<Long> keys) throws SQLException {
        return connection.createArrayOf(
                "bigint", keys.stream().sorted().distinct().toArray());
    }
}
