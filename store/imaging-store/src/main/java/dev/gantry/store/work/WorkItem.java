package dev.gantry.store.work;

import dev.gantry.store.datastore.DatastoreId;

/**
 * One received instance that is to be processed.
 *
 * @param versionId the instance version's id in the catalogue
 */
public record WorkItem(DatastoreId datastore, String seriesInstanceUid, long versionId) {
    /** Items of one group are handled one after another. */
    public String group() {
        return datastore.value() + "/" + seriesInstanceUid;
    }
}
