package dev.gantry.postgres;

import dev.gantry.postgres.InstanceInsert.Version;
import dev.gantry.postgres.Placement.Current;
import dev.gantry.store.catalog.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Records a batch of instances in one transaction: a few statements for all of them. Nothing that exists is changed but
 * the version that is superseded and, with it, a study or series that the new version corrects.
 */
final class RecordTransaction {
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
        long[] ids = InstanceInsert.lockAndInsert(
                connection, rows.stream().map(row -> new Version(row, 1)).toList());
        Iterator<Placement> others = recordOthers(IntStream.range(0, ids.length)
                        .filter(i -> ids[i] == 0)
                        .mapToObj(rows::get)
                        .toList())
                .iterator();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> ids[i] == 0 ? others.next() : Placement.inserted(rows.get(i), ids[i]))
                .toList();
    }

    /** Records the first of a study or series, and those of which a version is there already. */
    private List<Placement> recordOthers(List<InstanceRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Placement> found = Placement.find(connection, rows);
        Predicate<Placement> addable = placement -> !placement.isUnchanged() && !placement.moves();
        Iterator<Placement> added = add(found.stream().filter(addable).toList()).iterator();
        return found.stream()
                .map(placement -> addable.test(placement) ? added.next() : placement)
                .toList();
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
        if (placement.isUnchanged()) {
            return placement.recorded();
        }
        Placement added = add(List.of(placement)).getFirst();
        parents.tidy(current.seriesId());
        return added.recorded();
    }

    private List<Placement> add(List<Placement> found) throws SQLException {
        if (found.isEmpty()) {
            return found;
        }
        List<Placement> placements = withParents(found);
        for (Placement placement : placements) {
            prepare(placement);
        }
        long[] ids = InstanceInsert.insert(
                connection,
                placements.stream()
                        .map(placement -> new Version(placement.row(), placement.version()))
                        .toList());
        if (LongStream.of(ids).anyMatch(id -> id == 0)) {
            throw overtaken("the series is gone, or another version is there");
        }
        return IntStream.range(0, ids.length)
                .mapToObj(i -> placements.get(i).as(ids[i]))
                .toList();
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
}
