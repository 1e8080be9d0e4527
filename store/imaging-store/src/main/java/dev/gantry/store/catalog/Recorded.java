package dev.gantry.store.catalog;

import dev.gantry.store.object.ObjectRef;

/** What recording an instance did. */
public sealed interface Recorded {
    /** The id of the version that now is the instance's current one. */
    long versionId();

    /**
     * New rows were committed.
     *
     * @param version 1 for an instance never seen, one more for each different data set under the same SOP Instance UID
     */
    record Added(long versionId, int version) implements Recorded {}

    /**
     * The current version is the same data set; nothing was changed.
     *
     * @param kept the object that the current version names. It is the caller's own object when an earlier attempt of
     *     this very call had committed after all, so only another one may be given up.
     */
    record Unchanged(long versionId, ObjectRef kept) implements Recorded {}
}
