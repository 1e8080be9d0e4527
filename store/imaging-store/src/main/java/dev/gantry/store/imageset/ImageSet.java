package dev.gantry.store.imageset;

import dev.gantry.store.datastore.DatastoreId;
import java.time.Instant;

/**
 * The image set of a series at its latest version.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param version 1 for the first, one more for each publication
 * @param instances how many instance versions the latest version holds
 */
public record ImageSet(
        String id, DatastoreId datastore, String seriesInstanceUid, int version, long instances, Instant updatedAt) {}
