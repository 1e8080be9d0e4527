package dev.gantry.store.catalog;

import dev.gantry.dicom.Dataset;
import dev.gantry.store.datastore.DatastoreId;
import java.time.Instant;

/**
 * An instance whose bytes are durable and which is now to exist.
 *
 * @param header the top-level attributes outside Pixel Data, as received, large values left out; the catalogue picks
 *     what it indexes
 * @param frames where the frames lie
 */
public record NewInstance(
        DatastoreId datastore,
        InstanceUids uids,
        StoredDataset dataset,
        Dataset header,
        FrameTable frames,
        Provenance provenance,
        Instant receivedAt) {}
