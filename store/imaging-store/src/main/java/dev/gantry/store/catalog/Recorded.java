package dev.gantry.store.catalog;

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

    /** The current version is the same data set; nothing was changed. */
    record Unchanged(long versionId) implements Recorded {}
}
