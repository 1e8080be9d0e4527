package dev.gantry.dimse;

import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.StoreOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what it is given under its declared SOP Instance UID. */
final class HeapIngest implements Ingest {

    final Map<String, byte[]> dataSets = new ConcurrentHashMap<>();
    final Map<String, Incoming> incoming = new ConcurrentHashMap<>();

    @Override
    public StoreOutcome accept(Principal principal, Incoming instance) {
        Incoming.Declared declared = instance.declared().orElseThrow();
        try {
            dataSets.put(declared.sopInstanceUid(), instance.content().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        incoming.put(declared.sopInstanceUid(), instance);
        return new StoreOutcome.Stored(
                new InstanceUids("1", "2", declared.sopInstanceUid()),
                declared.sopClassUid(),
                1,
                dataSets.get(declared.sopInstanceUid()).length,
                List.of());
    }
}
