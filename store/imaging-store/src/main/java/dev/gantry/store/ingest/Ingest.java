package dev.gantry.store.ingest;

import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;

/** The one door into the store. Safe for use by many threads. */
public interface Ingest {
    /**
     * Takes one instance. Its bytes are read once and in passing; when this returns {@code Stored} or
     * {@code AlreadyStored} they are durable and the instance is visible.
     *
     * @return what happened; a fault of the instance itself is a {@link StoreOutcome.Refused}, and nothing is kept
     * @throws StoreException when the store cannot take it now; nothing is kept and the sender may try again
     */
    StoreOutcome accept(Principal principal, Incoming incoming);
}
