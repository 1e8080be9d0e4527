package dev.gantry.store.processing;

import dev.gantry.store.access.Principal;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders wait for an answer, work waits for nobody: so work holds back while instances come in, but not for ever. Safe
 * for use by many threads.
 */
public final class SendersFirst {
    private static final Duration QUIET = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Duration patience;
    private final AtomicInteger accepting = new AtomicInteger();
    private volatile long lastAnswer = System.nanoTime() - QUIET.toNanos();

    /** @param patience how long a batch of work holds back at most */
    public SendersFirst(Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("work cannot hold back for " + patience);
        }
        this.patience = patience;
    }

    /** The same door, watched. */
    public Ingest watching(Ingest ingest) {
        return (principal, incoming) -> accept(ingest, principal, incoming);
    }

    /** The same work, done when no instance has come in for a moment, or patience is at its end. */
    public WorkHandler holdingBack(WorkHandler work) {
        return new HoldingBack(work);
    }

    private StoreOutcome accept(Ingest ingest, Principal principal, Incoming incoming) {
        accepting.incrementAndGet();
        try {
            return ingest.accept(principal, incoming);
        } finally {
            lastAnswer = System.nanoTime();
            accepting.decrementAndGet();
        }
    }

    private boolean sendersWait() {
        return accepting.get() > 0 || System.nanoTime() - lastAnswer < QUIET.toNanos();
    }

    private final class HoldingBack implements WorkHandler {
        private final WorkHandler work;

        HoldingBack(WorkHandler work) {
            this.work = work;
        }

        @Override
        public List<WorkFailure> handle(List<WorkItem> items) {
            long start = System.nanoTime();
            while (sendersWait()
                    && System.nanoTime() - start < patience.toNanos()
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            return work.handle(items);
        }

        @Override
        public void abandoned(WorkItem item, String reason) {
            work.abandoned(item, reason);
        }
    }
}
