package dev.gantry.store.catalog;

import dev.gantry.store.datastore.DatastoreId;

/**
 * One version of an instance in the catalogue.
 *
 * @param id unique in the catalogue, growing in the order of recording
 * @param headerLength bytes from the object's start that hold every attribute before Pixel Data; the object's length
 *     when there is no Pixel Data. What follows Pixel Data, if anything, is not covered.
 */
public record InstanceVersion(
        long id,
        int version,
        DatastoreId datastore,
        InstanceUids uids,
        String sopClassUid,
        StoredDataset dataset,
        long headerLength) {}
