package dev.gantry.store.imageset;

import dev.gantry.store.datastore.DatastoreId;
import java.time.Instant;
import java.util.List;

/** Instances of one series, processed together, to be published as the next version of its image set. */
public record ImageSetUpdate(
        DatastoreId datastore, String seriesInstanceUid, List<ProcessedInstance> instances, Instant at) {
    public ImageSetUpdate {
        instances = List.copyOf(instances);
    }
}
