package dev.gantry.postgres;

import dev.gantry.store.catalog.StoredDataset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts versions and the work on them, all in one statement: what almost every instance needs and no more. */
final class InstanceInsert {
    /** A version to insert. */
    record Version(InstanceRow row, int number) {}

    /** What a column holds of each version; all versions together are a parameter. */
    private record Column<T>(
            String name, String type, Function<Version, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        void bind(PreparedStatement statement, int index, List<Version> versions) throws SQLException {
            Object[] values = versions.stream().map(value).toArray(array);
            statement.setArray(index, statement.getConnection().createArrayOf(type, values));
        }

        String parameter() {
            return "?::" + type + "[]";
        }
    }

    /** The columns of the row, and two that say which series it belongs to. */
    private static final List<Column<?>> COLUMNS = List.of(
            text("study_uid", version -> version.row.studyUid()),
            text("series_uid", version -> version.row.seriesUid()),
            text("datastore", version -> version.row.datastore()),
            text("sop_instance_uid", version -> version.row.sopUid()),
            new Column<>("version", "int4", Version::number, Integer[]::new),
            text("sop_class_uid", version -> version.row.sopClassUid()),
            text("container", version -> dataset(version).object().container()),
            number("object_offset", version -> dataset(version).object().offset()),
            number("object_length", version -> dataset(version).object().length()),
            number("dataset_offset", version -> dataset(version).datasetOffset()),
            number("header_length", version -> dataset(version).headerLength()),
            text("transfer_syntax_uid", version -> dataset(version).transferSyntaxUid()),
            bytes("sha256", version -> dataset(version).sha256().toBytes()),
            bytes("attributes", version -> version.row.itself().attributes()),
            bytes("frames", version -> version.row.frames()),
            text(
                    "source",
                    version -> version.row.instance().provenance().source().name()),
            text("peer", version -> version.row.instance().provenance().peer().replace("\0", "")),
            text("received_at", version -> version.row.instance().receivedAt().toString()),
            new Column<>("instance_number", "int4", InstanceInsert::instanceNumber, Integer[]::new));

    private static final String INSERT = """
            WITH incoming AS (
                SELECT * FROM unnest(%1$s) WITH ORDINALITY AS n(%2$s, place)),
            placed AS (
                SELECT nextval('instance_id') AS id, r.id AS series_id, n.*
                FROM incoming n
                JOIN study s ON s.datastore = n.datastore AND s.study_instance_uid = n.study_uid AND NOT s.hidden
                JOIN series r ON r.study_id = s.id AND r.series_instance_uid = n.series_uid AND NOT r.hidden
                WHERE NOT EXISTS (
                    SELECT FROM instance c WHERE c.datastore = n.datastore
                        AND c.sop_instance_uid = n.sop_instance_uid AND NOT c.superseded)),
            inserted AS (
                INSERT INTO instance (id, series_id, %3$s) SELECT id, series_id, %4$s FROM placed),
            undone AS (
                INSERT INTO work (version_id, datastore, series_instance_uid, sent_at)
                SELECT id, datastore, series_uid, received_at::timestamptz FROM placed)
            SELECT place, id FROM placed
            """.formatted(
            all(Column::parameter),
            all(Column::name),
            ofInstance(Column::name),
            ofInstance(column -> column.name().equals("received_at") ? "received_at::timestamptz" : column.name()));

    private InstanceInsert() {}

    /**
     * Inserts those versions whose study and series are there to be seen, and whose instance has no current version. Who
     * calls holds a lock of each study.
     *
     * @return the id of each version, 0 for one that was not inserted
     */
    static long[] insert(Connection connection, List<Version> versions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(statement, 1, versions);
            return ids(statement.executeQuery(), versions.size());
        }
    }

    /** As {@link #insert}, once it has a shared lock of each study: two statements, but one round trip. */
    static long[] lockAndInsert(Connection connection, List<Version> versions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(StudyLocks.SHARED + "; " + INSERT)) {
            List<Long> locks =
                    versions.stream().map(version -> version.row.studyLock()).toList();
            statement.setArray(1, StudyLocks.array(connection, locks));
            bind(statement, 2, versions);
            statement.execute();
            statement.getMoreResults();
            return ids(statement.getResultSet(), versions.size());
        }
    }

    private static void bind(PreparedStatement statement, int first, List<Version> versions) throws SQLException {
        for (int i = 0; i < COLUMNS.size(); i++) {
            COLUMNS.get(i).bind(statement, first + i, versions);
        }
    }

    private static long[] ids(ResultSet inserted, int count) throws SQLException {
        long[] ids = new long[count];
        while (inserted.next()) {
            ids[inserted.getInt(1) - 1] = inserted.getLong(2);
        }
        return ids;
    }

    private static Column<String> text(String name, Function<Version, @Nullable String> value) {
        return new Column<>(name, "text", value, String[]::new);
    }

    private static Column<Long> number(String name, Function<Version, @Nullable Long> value) {
        return new Column<>(name, "int8", value, Long[]::new);
    }

    private static Column<byte[]> bytes(String name, Function<Version, byte @Nullable []> value) {
        return new Column<>(name, "bytea", value, byte[][]::new);
    }

    private static StoredDataset dataset(Version version) {
        return version.row.instance().dataset();
    }

    private static @Nullable Integer instanceNumber(Version version) {
        return (Integer) version.row.itself().keys().getFirst();
    }

    private static String all(Function<Column<?>, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }

    private static String ofInstance(Function<Column<?>, String> part) {
        return COLUMNS.stream().skip(2).map(part).collect(Collectors.joining(", "));
    }
}
