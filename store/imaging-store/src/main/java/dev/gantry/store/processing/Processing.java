package dev.gantry.store.processing;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.WorkCounts;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import java.util.List;

/** What a person may see and do about the work: how much there is, what failed for good, and to try that again. */
public final class Processing {
    private final Catalog catalog;
    private final WorkQueue queue;

    public Processing(Catalog catalog, WorkQueue queue) {
        this.catalog = catalog;
        this.queue = queue;
    }

    /** The state of the broker's queue. */
    public QueueState queue() {
        return queue.state();
    }

    /** The state of the instances, as the catalogue knows it. */
    public WorkCounts instances() {
        return catalog.workCounts();
    }

    /**
     * What was found in an instance.
     *
     * @throws StoreException {@code NOT_FOUND} when there is no such instance, or it was not checked
     */
    public InstanceReport report(DatastoreId datastore, String sopInstanceUid) {
        return catalog.report(datastore, sopInstanceUid)
                .orElseThrow(() -> new StoreException(ErrorCode.NOT_FOUND, "there is no report of such an instance"));
    }

    /** Dead letters with their reasons, oldest first. */
    public List<DeadLetter> deadLetters(int limit) {
        return queue.deadLetters(limit);
    }

    /**
     * Tries dead letters again, with all their deliveries before them.
     *
     * @param ids of {@link DeadLetter#id}; empty for all
     * @return how many went back to work
     */
    public int redrive(List<String> ids) {
        List<WorkItem> redriven = queue.redrive(ids);
        catalog.revive(redriven.stream().map(WorkItem::versionId).toList());
        return redriven.size();
    }
}
