package dev.gantry.http.dicomweb;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.ingest.StoreOutcome.Refusal;

/** The values of Failure Reason (0008,1197) for what the store refuses. PS3.18 I.2.2, PS3.4 Table B.2-1 */
final class FailureReason {
    static final int PROCESSING_FAILURE = 0x0110;
    static final int OUT_OF_RESOURCES = 0xA700;
    static final int CANNOT_UNDERSTAND = 0xC000;

    private FailureReason() {}

    static int of(Refusal refusal) {
        return switch (refusal) {
            case NOT_DICOM -> CANNOT_UNDERSTAND;
            case MALFORMED -> 0xC001;
            case MISSING_UID -> 0xC002;
            // Data set does not match SOP class, and the rest of its range
            case MISMATCH -> 0xA900;
            case OTHER_STUDY -> 0xA901;
            case TOO_LARGE -> OUT_OF_RESOURCES;
        };
    }

    static int of(ErrorCode code) {
        return switch (code) {
            case VALIDATION, NOT_ACCEPTABLE -> CANNOT_UNDERSTAND;
            case ACCESS_DENIED -> 0x0124;
            case QUOTA_EXCEEDED, THROTTLED -> OUT_OF_RESOURCES;
            case NOT_FOUND, CONFLICT, INTERNAL -> PROCESSING_FAILURE;
        };
    }
}
