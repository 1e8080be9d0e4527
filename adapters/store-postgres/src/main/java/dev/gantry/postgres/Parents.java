package dev.gantry.postgres;

import dev.gantry.postgres.InstanceRow.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Writes rows of study and series. Who calls holds a lock of each study, see {@link StudyLocks}. */
final class Parents {
    private static final String ADD_STUDY = "INSERT INTO study (datastore, study_instance_uid, attributes, "
            + KeyColumn.names(KeyColumn.STUDY) + ") VALUES (" + KeyColumn.marks(3 + KeyColumn.STUDY.size())
            + ") ON CONFLICT DO NOTHING";

    private static final String ADD_SERIES = "INSERT INTO series (study_id, series_instance_uid, attributes, "
            + KeyColumn.names(KeyColumn.SERIES)
            + ") VALUES ((SELECT id FROM study WHERE datastore = ? AND study_instance_uid = ?), "
            + KeyColumn.marks(2 + KeyColumn.SERIES.size()) + ") ON CONFLICT DO NOTHING";

    private static final String CORRECT_STUDY = "UPDATE study SET attributes = ?, "
            + KeyColumn.assignments(KeyColumn.STUDY) + " WHERE id = ? AND attributes <> ?";

    private static final String CORRECT_SERIES = "UPDATE series SET attributes = ?, "
            + KeyColumn.assignments(KeyColumn.SERIES) + " WHERE id = ? AND attributes <> ?";

    private final Connection connection;

    Parents(Connection connection) {
        this.connection = connection;
    }

    /** Inserts the study and the series of each row, where they are not there yet. */
    void add(Collection<InstanceRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_STUDY)) {
            for (InstanceRow row : rows) {
                statement.setString(1, row.datastore());
                statement.setString(2, row.studyUid());
                statement.setBytes(3, row.study().attributes());
                KeyColumn.bind(statement, 4, KeyColumn.STUDY, row.study().keys());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD_SERIES)) {
            for (InstanceRow row : rows) {
                statement.setString(1, row.datastore());
                statement.setString(2, row.studyUid());
                statement.setString(3, row.seriesUid());
                statement.setBytes(4, row.series().attributes());
                KeyColumn.bind(statement, 5, KeyColumn.SERIES, row.series().keys());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Gives a study and a series the attributes of a new version of one of their instances. */
    void correct(long studyId, long seriesId, InstanceRow row) throws SQLException {
        correct(CORRECT_STUDY, studyId, row.study(), KeyColumn.STUDY);
        correct(CORRECT_SERIES, seriesId, row.series(), KeyColumn.SERIES);
    }

    private void correct(String sql, long id, Part part, List<KeyColumn> columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, part.attributes());
            int next = KeyColumn.bind(statement, 2, columns, part.keys());
            statement.setLong(next, id);
            statement.setBytes(next + 1, part.attributes());
            statement.executeUpdate();
        }
    }

    /** Shows a study and a series again that had lost all their instances to others. */
    void show(long studyId, long seriesId) throws SQLException {
        update("UPDATE series SET hidden = false WHERE id = ? AND hidden", seriesId);
        update("UPDATE study SET hidden = false WHERE id = ? AND hidden", studyId);
    }

    /** Hides a series and its study where they have no current instance, and removes them where they have none at all. */
    void tidy(long seriesId) throws SQLException {
        long studyId = study(seriesId);
        update(
                "DELETE FROM series r WHERE id = ?"
                        + " AND NOT EXISTS (SELECT FROM instance WHERE series_id = r.id AND superseded)"
                        + " AND NOT EXISTS (SELECT FROM instance WHERE series_id = r.id AND NOT superseded)",
                seriesId);
        update(
                "UPDATE series r SET hidden = true WHERE id = ?"
                        + " AND NOT EXISTS (SELECT FROM instance WHERE series_id = r.id AND NOT superseded)",
                seriesId);
        update("DELETE FROM study s WHERE id = ? AND NOT EXISTS (SELECT FROM series WHERE study_id = s.id)", studyId);
        update(
                "UPDATE study s SET hidden = true WHERE id = ?"
                        + " AND NOT EXISTS (SELECT FROM series WHERE study_id = s.id AND NOT hidden)",
                studyId);
    }

    private long study(long seriesId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT study_id FROM series WHERE id = ?")) {
            statement.setLong(1, seriesId);
            return Rows.of(statement, row -> row.getLong(1)).stream()
                    .findFirst()
                    .orElse(-1L);
        }
    }

    private void update(String sql, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }
}
