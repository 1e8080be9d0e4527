package dev.gantry.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreStatusTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_DICOM, C000",
        "MALFORMED, C000",
        "TOO_LARGE, C000",
        "MISSING_UID, A900",
        "MISMATCH, A900",
        "OTHER_STUDY, A900"
    })
    void refusalsTellTheSenderNotToTryAgain(Refusal refusal, String code) {
        var status = StoreStatus.of(new Refused(refusal, "why it was refused", Subject.UNKNOWN));
        assertThat(status.code()).isEqualTo(Integer.parseInt(code, 16));
        assertThat(status.errorComment()).isEqualTo("why it was refused");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void failuresThatMayPassAreOutOfResourcesAndNoOthers(ErrorCode code) {
        var status = StoreStatus.of(new StoreException(code, "no space"));
        boolean mayPass = code == ErrorCode.QUOTA_EXCEEDED || code == ErrorCode.THROTTLED;
        assertThat(status.code() == 0xA700).isEqualTo(mayPass);
        assertThat(status.isSuccess()).isFalse();
        assertThat(status.errorComment()).isEqualTo("no space");
    }
}
