package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.store.StoreException;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.ImageSet;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.search.Query;
import dev.gantry.store.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is in the store. Each method is one transaction, committed and durable when it returns, and safe to call from
 * many threads. A catalogue that cannot be reached is a {@link StoreException} with {@code THROTTLED}.
 */
public interface Catalog {
    /**
     * Makes an instance exist. The same SOP Instance UID with the same data set changes nothing; with another data set
     * it adds a version and keeps the old one. Instances recorded at the same time share a transaction; none locks a
     * row that another instance writes. With it the instance becomes unprocessed work.
     */
    Recorded record(NewInstance instance);

    /**
     * Studies, series or instances that match, one data set each, in a total order that does not change between pages:
     * newest study first (Study Date, Study Time, then order of arrival), series and instances by number. Each data set
     * holds the {@link dev.gantry.store.search.ResultKeys} of the query's level and of the levels above it, an empty
     * element where the instances have none, and is in Specific Character Set ISO_IR 192. At most
     * {@code query.limit()} are returned.
     *
     * @throws StoreException {@code VALIDATION} when the query matches on an attribute not in {@link dev.gantry.store.search.MatchingKeys}
     */
    List<Dataset> search(DatastoreId datastore, Query query);

    /** The current versions in a scope, in order of series and instance number; empty when there is nothing. */
    List<InstanceVersion> instances(DatastoreId datastore, Scope scope);

    /** Where the frames of a version lie; empty when there is no such version. */
    Optional<FrameTable> frames(long versionId);

    /** A version by its id, current or superseded. */
    Optional<InstanceVersion> version(long versionId);

    /**
     * Forgets all versions of the instances in a scope, and series and studies left empty.
     *
     * @return the objects that no row names any more
     */
    List<ObjectRef> delete(DatastoreId datastore, Scope scope);

    /** The versions of the list that exist and are not processed yet, abandoned ones included, in order of id. */
    List<InstanceVersion> unprocessed(List<Long> versionIds);

    /**
     * Work received or last sent before {@code before} and still unprocessed, oldest first, marked as sent at
     * {@code now}: what the sweeper sends again. Two callers at the same time get different items.
     */
    List<WorkItem> claimStale(Instant before, Instant now, int limit);

    /**
     * Publishes the next version of a series' image set and marks its instances processed. Instances processed already
     * are left out; when none remains no version is made.
     *
     * @return the image set after it; empty when there was nothing new to publish
     */
    Optional<ImageSet> publish(ImageSetUpdate update);

    /** The image set of a series. */
    Optional<ImageSet> imageSet(DatastoreId datastore, String seriesInstanceUid);

    /** What the check of an instance's current version found; empty when there is none or it was not checked. */
    Optional<InstanceReport> report(DatastoreId datastore, String sopInstanceUid);

    /** Marks a version's processing as given up, with the reason; it is not swept again until {@link #revive}d. */
    void abandon(long versionId, String reason);

    /** Makes every abandoned version of the list unprocessed again. */
    void revive(List<Long> versionIds);

    /** How much work is in which state. */
    WorkCounts workCounts();
}
