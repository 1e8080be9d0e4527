package dev.gantry.postgres;

import dev.gantry.postgres.Placement.Current;
import dev.gantry.store.catalog.Recorded;
import dev.gantry.store.catalog.StoredDataset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/**
 * Records a batch of instances in one transaction: a few statements for all of them. Nothing that exists is changed but
 * the version that is superseded and, with it, a study or series that the new version corrects.
 */
final class RecordTransaction {
    private static final String ADD_INSTANCE = "INSERT INTO instance (id, datastore, series_id, sop_instance_uid,"
            + " version, sop_class_uid, container, object_offset, object_length, dataset_offset, header_length,"
            + " transfer_syntax_uid, sha256, attributes, frames, source, peer, received_at, instance_number) VALUES ("
            + KeyColumn.marks(19) + ")";

    private static final String ADD_WORK =
            "INSERT INTO work (version_id, datastore, series_instance_uid, sent_at) VALUES (?, ?, ?, ?)";

    private static final String SUPERSEDE = "UPDATE instance SET superseded = true WHERE id = ? AND NOT superseded";

    private final Connection connection;
    private final Parents parents;

    RecordTransaction(Connection connection) {
        this.connection = connection;
        this.parents = new Parents(connection);
    }

    /**
     * Records what can be recorded together. What {@link Placement#moves} is left for {@link #move}.
     *
     * @param rows sorted by SOP Instance UID, none twice in a data store
     * @return a placement for each row, in the order of rows
     */
    List<Placement> record(List<InstanceRow> rows) throws SQLException {
        StudyLocks.shared(connection, rows.stream().map(InstanceRow::studyLock).toList());
        List<Placement> placements = Placement.find(connection, rows);
        add(placements.stream()
                .filter(placement -> !placement.isUnchanged() && !placement.moves())
                .toList());
        return placements;
    }

    /** Records a new version of an instance whose current one lies in another study or series. */
    Recorded move(InstanceRow row, String fromStudy) throws SQLException {
        long from = StudyLocks.key(row.instance().datastore(), fromStudy);
        StudyLocks.exclusive(connection, List.of(from, row.studyLock()));
        Placement placement = Placement.find(connection, List.of(row)).getFirst();
        Current current = placement.current();
        if (current == null || !current.studyUid().equals(fromStudy)) {
            throw overtaken("the instance has moved again");
        }
        if (!placement.isUnchanged()) {
            add(List.of(placement));
            parents.tidy(current.seriesId());
        }
        return placement.recorded();
    }

    private void add(List<Placement> found) throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        List<Placement> placements = withParents(found);
        for (Placement placement : placements) {
            prepare(placement);
        }
        addInstances(placements);
        addWork(placements);
    }

    /** Inserts the studies and series that are missing. */
    private List<Placement> withParents(List<Placement> found) throws SQLException {
        List<InstanceRow> rows = found.stream().map(Placement::row).toList();
        List<InstanceRow> orphans = found.stream()
                .filter(Placement::lacksParents)
                .map(Placement::row)
                .toList();
        if (orphans.isEmpty()) {
            return found;
        }
        parents.add(orphans);
        Iterator<Placement> again = Placement.find(connection, rows).iterator();
        return found.stream().map(placement -> placement.under(again.next())).toList();
    }

    private void prepare(Placement placement) throws SQLException {
        if (placement.hidden()) {
            parents.show(placement.studyId(), placement.seriesId());
        }
        Current current = placement.current();
        if (current != null) {
            supersede(current.id());
            parents.correct(placement.studyId(), placement.seriesId(), placement.row());
        }
    }

    private void supersede(long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setLong(1, id);
            if (statement.executeUpdate() == 0) {
                throw overtaken("another version was quicker");
            }
        }
    }

    private static SQLException overtaken(String reason) {
        return new SQLTransactionRollbackException(reason, "40001");
    }

    private void addInstances(List<Placement> placements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_INSTANCE)) {
            for (Placement placement : placements) {
                bind(statement, placement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Placement placement) throws SQLException {
        InstanceRow row = placement.row();
        StoredDataset dataset = row.instance().dataset();
        statement.setLong(1, placement.newId());
        statement.setString(2, row.datastore());
        statement.setLong(3, placement.seriesId());
        statement.setString(4, row.sopUid());
        statement.setInt(5, placement.version());
        statement.setString(6, row.sopClassUid());
        statement.setString(7, dataset.object().container());
        statement.setLong(8, dataset.object().offset());
        statement.setLong(9, dataset.object().length());
        statement.setLong(10, dataset.datasetOffset());
        statement.setLong(11, dataset.headerLength());
        statement.setString(12, dataset.transferSyntaxUid());
        statement.setBytes(13, dataset.sha256().toBytes());
        statement.setBytes(14, row.itself().attributes());
        statement.setBytes(15, row.frames());
        statement.setString(16, row.instance().provenance().source().name());
        statement.setString(17, row.instance().provenance().peer().replace("\0", ""));
        statement.setObject(18, receivedAt(row));
        KeyColumn.bind(
                statement, 19, List.of(KeyColumn.INSTANCE_NUMBER), row.itself().keys());
    }

    private void addWork(List<Placement> placements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_WORK)) {
            for (Placement placement : placements) {
                statement.setLong(1, placement.newId());
                statement.setString(2, placement.row().datastore());
                statement.setString(3, placement.row().seriesUid());
                statement.setObject(4, receivedAt(placement.row()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static OffsetDateTime receivedAt(InstanceRow row) {
        return row.instance().receivedAt().atOffset(ZoneOffset.UTC);
    }
}
