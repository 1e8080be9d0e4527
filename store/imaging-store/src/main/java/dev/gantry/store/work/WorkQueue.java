package dev.gantry.store.work;

import dev.gantry.store.StoreException;
import java.util.List;

/**
 * Delivers work items at least once. An item that fails is delivered again after a back-off that doubles or more, at
 * most {@link RetryPolicy#maxDeliveries} times in all, also when the worker died with it, then it becomes a dead letter
 * with its reason. Safe for use by many threads. A broker that is away is a {@link StoreException} with
 * {@code THROTTLED}; the queue comes back by itself when the broker does.
 */
public interface WorkQueue {
    /** Hands over items; they survive a restart of the broker when this returns. */
    void send(List<WorkItem> items);

    /**
     * Starts delivering to a handler.
     *
     * @param workers how many groups are handled side by side
     */
    Subscription subscribe(WorkHandler handler, int workers);

    /** How much is where. */
    QueueState state();

    /** Dead letters, oldest first. */
    List<DeadLetter> deadLetters(int limit);

    /**
     * Makes dead letters ordinary work again, with all their deliveries before them.
     *
     * @param ids of {@link DeadLetter#id}; empty for all
     * @return the items that were redriven
     */
    List<WorkItem> redrive(List<String> ids);

    /** Ends the deliveries to one handler. */
    interface Subscription extends AutoCloseable {
        /** Waits for what is being handled, then delivers nothing more. */
        @Override
        void close();
    }
}
