package dev.gantry.dimse;

import dev.gantry.dicom.net.command.Status;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.ingest.StoreOutcome.AlreadyStored;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Stored;
import java.util.Objects;

/**
 * The one mapping from what the domain says to the status of a C-STORE-RSP. PS3.4 Table B.2-1, PS3.7 Annex C
 *
 * <p>A700H means that the same instance may be taken later: senders repeat it. A900H and C000H mean that it never will
 * be. The warnings B000H, B006H and B007H are not used: elements are neither coerced nor discarded, and what was
 * forgiven in reading the data set is no concern of its sender.
 */
final class StoreStatus {

    private StoreStatus() {}

    static Status of(StoreOutcome outcome) {
        return switch (outcome) {
            case Stored _, AlreadyStored _ -> Status.SUCCESS;
            case Refused refused -> of(refused.code()).withComment(refused.why());
        };
    }

    static Status of(StoreException failure) {
        return of(failure.code()).withComment(Objects.requireNonNullElse(failure.getMessage(), ""));
    }

    private static Status of(Refusal refusal) {
        return switch (refusal) {
            case NOT_DICOM, MALFORMED, TOO_LARGE -> Status.CANNOT_UNDERSTAND;
            case MISSING_UID, MISMATCH, OTHER_STUDY -> Status.DATA_SET_MISMATCH;
        };
    }

    private static Status of(ErrorCode code) {
        return switch (code) {
            case QUOTA_EXCEEDED, THROTTLED -> Status.OUT_OF_RESOURCES;
            case ACCESS_DENIED -> Status.NOT_AUTHORIZED;
            case VALIDATION -> Status.CANNOT_UNDERSTAND;
            case NOT_FOUND, NOT_ACCEPTABLE, CONFLICT, INTERNAL -> Status.PROCESSING_FAILURE;
        };
    }
}
