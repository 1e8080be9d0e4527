package dev.gantry.store.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.processing.Sweeper.Schedule;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.RecordingHandler;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweeperTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Schedule OFTEN = new Schedule(Duration.ofMillis(1), Duration.ofMinutes(2), 10);
    private static final Schedule ONCE = new Schedule(Duration.ofDays(1), Duration.ofMinutes(2), 10);

    private final HeapWorkQueue queue = new HeapWorkQueue(RetryPolicy.DEFAULT);
    private final BlockingQueue<WorkItem> stale = new LinkedBlockingQueue<>();

    @Test
    void sendsStaleWorkInBatchesUntilNoneIsLeft() {
        RecordingHandler handler = RecordingHandler.succeeding();
        stale.addAll(items(35));
        try (Subscription _ = queue.subscribe(handler, 1);
                Sweeper sweeper = Sweeper.start(this::claim, queue, InstantSource.fixed(NOW), OFTEN)) {
            handler.awaitItems(35);
            assertThat(sweeper.failures()).isZero();
        }
        assertThat(handler.items()).containsExactlyInAnyOrderElementsOf(items(35));
    }

    @Test
    void asksForWorkOlderThanItsAge() {
        BlockingQueue<Instant> asked = new LinkedBlockingQueue<>();
        Sweeper.StaleWork work = (before, now, _) -> {
            asked.add(before);
            asked.add(now);
            return List.of();
        };
        try (Sweeper _ = Sweeper.start(work, queue, InstantSource.fixed(NOW), ONCE)) {
            Deadline.await("a sweep", () -> asked.size() == 2);
        }
        assertThat(asked).containsExactly(NOW.minus(Duration.ofMinutes(2)), NOW);
    }

    @Test
    void goesOnWhenTheCatalogueOrTheQueueWasAway() {
        AtomicInteger asked = new AtomicInteger();
        Sweeper.StaleWork work = (before, now, limit) -> {
            if (asked.getAndIncrement() < 3) {
                throw new StoreException(ErrorCode.THROTTLED, "the catalogue is away");
            }
            return claim(before, now, limit);
        };
        queue.away(true);
        try (Sweeper sweeper = Sweeper.start(work, queue, InstantSource.fixed(NOW), OFTEN)) {
            Deadline.await("a failure of the queue", () -> sweeper.failures() > 0);
            stale.addAll(items(3));
            queue.away(false);
            Deadline.await("3 sent", () -> queue.state().waiting() == 3);
            assertThat(sweeper.failures()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void addsNothingToABacklog() {
        queue.send(items(11));
        stale.addAll(items(5));
        RecordingHandler handler = RecordingHandler.succeeding();
        try (Sweeper _ = Sweeper.start(this::claim, queue, InstantSource.fixed(NOW), OFTEN)) {
            assertThat(stale).hasSize(5);
            try (Subscription _ = queue.subscribe(handler, 1)) {
                handler.awaitItems(16);
            }
        }
        assertThat(stale).isEmpty();
    }

    @Test
    void sweepsNoMoreWhenItIsClosed() {
        Sweeper sweeper = Sweeper.start(this::claim, queue, InstantSource.fixed(NOW), OFTEN);
        sweeper.close();
        stale.addAll(items(1));
        assertThat(stale).hasSize(1);
        assertThat(queue.state().waiting()).isZero();
    }

    private List<WorkItem> claim(Instant before, Instant now, int limit) {
        List<WorkItem> claimed = new ArrayList<>();
        stale.drainTo(claimed, limit);
        return claimed;
    }

    private static List<WorkItem> items(int count) {
        return LongStream.range(0, count)
                .mapToObj(id -> new WorkItem(DatastoreId.DEFAULT, "1.2", id))
                .toList();
    }
}
