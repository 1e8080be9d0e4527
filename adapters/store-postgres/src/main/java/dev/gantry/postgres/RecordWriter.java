package dev.gantry.postgres;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.NewInstance;
import dev.gantry.store.catalog.Recorded;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Commits in groups: while one transaction is on its way to the disk, the instances that arrive meanwhile gather for the
 * next. A batch that fails is split, so that an instance that cannot be recorded fails alone. Thread-safe.
 */
final class RecordWriter implements AutoCloseable {
    /** Two transactions at a time keep both the processor and the disk busy. */
    static final int WRITERS = 2;

    private static final int MAX_BATCH = 256;
    private static final int MAX_WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private record Pending(InstanceRow row, CompletableFuture<Recorded> answer) {}

    /** Which instance a row is a version of. */
    private record Identity(String datastore, String sopInstanceUid) {}

    private final Database database;
    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final ExecutorService writers = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().name("catalog-", 0).factory());

    RecordWriter(Database database) {
        this.database = database;
    }

    /** Waits until the instance is committed. */
    Recorded record(NewInstance instance) {
        Pending pending = new Pending(InstanceRow.of(instance), new CompletableFuture<>());
        if (!waiting.offer(pending)) {
            throw new StoreException(ErrorCode.THROTTLED, "too many instances wait for the database");
        }
        try {
            writers.execute(this::writeWaiting);
            return pending.answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            throw new StoreException(ErrorCode.THROTTLED, "the catalogue is closing", e);
        } catch (TimeoutException e) {
            throw new StoreException(ErrorCode.THROTTLED, "the database took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(ErrorCode.THROTTLED, "interrupted while recording", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException failure
                    ? new StoreException(failure.code(), String.valueOf(failure.getMessage()), failure)
                    : new StoreException(ErrorCode.INTERNAL, "recording failed", e);
        }
    }

    /** Takes what waits. Called at least once for each that does, so it may find nothing. */
    private void writeWaiting() {
        List<Pending> batch = new ArrayList<>();
        waiting.drainTo(batch, MAX_BATCH);
        batch.sort(Comparator.comparing(pending -> pending.row.sopUid()));
        while (!batch.isEmpty()) {
            List<Pending> round = withoutRepetitions(batch);
            batch.removeAll(round);
            write(round);
        }
    }

    /** The same instance twice is two transactions, for the second one depends on the first. */
    private static List<Pending> withoutRepetitions(List<Pending> batch) {
        Set<Identity> seen = new HashSet<>();
        return batch.stream()
                .filter(pending -> seen.add(new Identity(pending.row.datastore(), pending.row.sopUid())))
                .toList();
    }

    private void write(List<Pending> batch) {
        try {
            List<InstanceRow> rows = batch.stream().map(Pending::row).toList();
            List<Placement> placements =
                    database.transaction(connection -> new RecordTransaction(connection).record(rows));
            for (int i = 0; i < batch.size(); i++) {
                answer(batch.get(i), placements.get(i));
            }
        } catch (SQLException e) {
            if (batch.size() == 1 || SqlFailure.isConnectionLost(e)) {
                fail(batch, SqlFailure.of(e));
            } else {
                batch.forEach(pending -> write(List.of(pending)));
            }
        } finally {
            // Nobody waits for an answer that a defect here has prevented; most are answered by now.
            fail(batch, new StoreException(ErrorCode.INTERNAL, "recording failed"));
        }
    }

    private void answer(Pending pending, Placement placement) {
        Placement.Current current = placement.current();
        if (current == null || !placement.moves()) {
            pending.answer.complete(placement.recorded());
            return;
        }
        try {
            pending.answer.complete(database.transaction(
                    connection -> new RecordTransaction(connection).move(pending.row, current.studyUid())));
        } catch (SQLException e) {
            fail(List.of(pending), SqlFailure.of(e));
        }
    }

    private static void fail(List<Pending> batch, StoreException failure) {
        batch.forEach(pending -> pending.answer.completeExceptionally(failure));
    }

    /** Commits what waits, then takes nothing more. */
    @Override
    public void close() {
        writers.close();
    }
}
