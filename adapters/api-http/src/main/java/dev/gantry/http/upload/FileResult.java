package dev.gantry.http.upload;

import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.ingest.StoreOutcome.AlreadyStored;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Stored;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param name as the uploader named it; with the path inside its archive
 * @param status {@code stored}, {@code duplicate}, {@code refused}, {@code skipped} or, when the store could not take
 *     it now, {@code failed}
 * @param code of the reason, for programs
 * @param reason for people
 */
record FileResult(
        String name,
        String status,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String studyInstanceUid,
        @Nullable String seriesInstanceUid,
        @Nullable String sopInstanceUid) {

    static FileResult of(String name, StoreOutcome outcome) {
        return switch (outcome) {
            case Stored stored -> known(name, "stored", stored.uids());
            case AlreadyStored there -> known(name, "duplicate", there.uids());
            case Refused refused -> refused(name, refused.code().name(), refused.why());
        };
    }

    static FileResult failed(String name, StoreException failure) {
        return new FileResult(name, "failed", code(failure.code().name()), failure.getMessage(), null, null, null);
    }

    static FileResult refused(String name, String code, String reason) {
        return new FileResult(name, "refused", code(code), reason, null, null, null);
    }

    static FileResult skipped(String name, String reason) {
        return new FileResult(name, "skipped", null, reason, null, null, null);
    }

    private static FileResult known(String name, String status, InstanceUids uids) {
        return new FileResult(
                name, status, null, null, uids.studyInstanceUid(), uids.seriesInstanceUid(), uids.sopInstanceUid());
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
