package dev.gantry.store.catalog;

import dev.gantry.store.datastore.DatastoreId;

/**
 * One version of an instance in the catalogue.
 *
 * @param id unique in the catalogue, growing in the order of recording
 */
public record InstanceVersion(
        long id, int version, DatastoreId datastore, InstanceUids uids, String sopClassUid, StoredDataset dataset) {}
