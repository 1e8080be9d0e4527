package dev.gantry.store.ingest;

import java.io.IOException;

/** Breaks off the storing of an instance that is at fault. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient StoreOutcome.Refused outcome;

    RefusedException(StoreOutcome.Refused outcome) {
        super(outcome.why());
        this.outcome = outcome;
    }

    StoreOutcome.Refused outcome() {
        return outcome;
    }
}
