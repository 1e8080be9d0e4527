package dev.gantry.store.work;

import java.util.List;

/** Does the work. Idempotent: the same items may come again. */
public interface WorkHandler {
    /**
     * Handles the waiting items of one group together. Items without a failure are done. An exception fails all of them
     * as retryable.
     *
     * @param items of the same {@link WorkItem#group}, at least one, no duplicates
     */
    List<WorkFailure> handle(List<WorkItem> items);

    /** Told when an item has become a dead letter. */
    void abandoned(WorkItem item, String reason);
}
