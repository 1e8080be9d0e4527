package dev.gantry.store.processing;

import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends again what the catalogue shows as received and still unprocessed: whatever became of its message, no instance is
 * forgotten. Sweeps at the start and then at an interval. A port that is away ends a sweep and not the sweeper. Several
 * nodes may sweep the same catalogue.
 */
public final class Sweeper implements AutoCloseable {
    /** Where stale work is found: {@link Catalog#claimStale}. */
    @FunctionalInterface
    public interface StaleWork {
        List<WorkItem> claim(Instant before, Instant now, int limit);
    }

    /**
     * How to sweep.
     *
     * @param interval between the end of a sweep and the next
     * @param age how long an instance may be unprocessed before it is sent again: longer than the queue's own retries
     * @param limit items in one batch, and how many may wait in the queue for the sweeper to add to them
     */
    public record Schedule(Duration interval, Duration age, int limit) {
        public static final Schedule DEFAULT = new Schedule(Duration.ofSeconds(30), Duration.ofMinutes(2), 500);

        public Schedule {
            if (!interval.isPositive() || !age.isPositive() || limit < 1) {
                throw new IllegalArgumentException("not a schedule: " + interval + ", " + age + ", " + limit);
            }
        }
    }

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final StaleWork staleWork;
    private final WorkQueue queue;
    private final InstantSource clock;
    private final Schedule schedule;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;

    private Sweeper(StaleWork staleWork, WorkQueue queue, InstantSource clock, Schedule schedule) {
        this.staleWork = staleWork;
        this.queue = queue;
        this.clock = clock;
        this.schedule = schedule;
        this.thread = Thread.ofVirtual().name("sweeper").unstarted(this::sweepUntilClosed);
    }

    /** Starts sweeping, at once. */
    public static Sweeper start(StaleWork staleWork, WorkQueue queue, InstantSource clock, Schedule schedule) {
        Sweeper sweeper = new Sweeper(staleWork, queue, clock, schedule);
        sweeper.thread.start();
        return sweeper;
    }

    /** How many sweeps ended early since the start because the catalogue or the queue was away. */
    public long failures() {
        return failures.get();
    }

    /** Ends after the batch that is under way. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepUntilClosed() {
        try {
            do {
                sweep();
            } while (!closed.await(schedule.interval().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            boolean more = true;
            while (more && closed.getCount() > 0 && !backlogged()) {
                more = sweepBatch();
            }
        } catch (StoreException e) {
            failures.incrementAndGet();
        }
    }

    /** With that much waiting nothing shows that a message was lost, and more of them would only delay it all. */
    private boolean backlogged() {
        return queue.state().waiting() > schedule.limit();
    }

    /** Items that are claimed and then not sent are stale again after the same age. */
    private boolean sweepBatch() {
        Instant now = clock.instant();
        List<WorkItem> stale = staleWork.claim(now.minus(schedule.age()), now, schedule.limit());
        if (!stale.isEmpty()) {
            queue.send(stale);
        }
        return stale.size() == schedule.limit();
    }
}
