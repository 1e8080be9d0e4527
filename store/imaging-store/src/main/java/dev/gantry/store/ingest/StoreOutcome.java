package dev.gantry.store.ingest;

import dev.gantry.store.catalog.InstanceUids;
import java.util.List;
import java.util.Optional;

/** What became of an instance at the door. */
public sealed interface StoreOutcome {
    /**
     * It is durable and visible.
     *
     * @param version 1, or more when it supersedes a different data set under the same SOP Instance UID
     * @param bytes stored
     * @param warnings what was forgiven, for people; no patient data
     */
    record Stored(InstanceUids uids, String sopClassUid, int version, long bytes, List<String> warnings)
            implements StoreOutcome {
        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /** The same data set was there; nothing was changed. */
    record AlreadyStored(InstanceUids uids, String sopClassUid, long bytes) implements StoreOutcome {}

    /**
     * It is at fault, and nothing was kept. The same bytes will be refused again.
     *
     * @param why for people: what, where and why, no patient data
     * @param subject what is known of the instance
     */
    record Refused(Refusal code, String why, Subject subject) implements StoreOutcome {}

    /** The UIDs of a refused instance, as far as they were readable. */
    record Subject(Optional<String> sopClassUid, Optional<String> sopInstanceUid) {
        public static final Subject UNKNOWN = new Subject(Optional.empty(), Optional.empty());
    }

    /** Why an instance is refused. */
    enum Refusal {
        /** The bytes are not a DICOM data set. */
        NOT_DICOM,
        /** The data set breaks off or its structure is broken. */
        MALFORMED,
        /** SOP Class, SOP Instance, Study Instance or Series Instance UID is missing or not a UID. */
        MISSING_UID,
        /** The data set contradicts what the sender declared of it. */
        MISMATCH,
        /** It belongs to another study than the request names. */
        OTHER_STUDY,
        /** It is longer than the configured limit. */
        TOO_LARGE
    }
}
