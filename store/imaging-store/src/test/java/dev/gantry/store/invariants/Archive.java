package dev.gantry.store.invariants;

import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.ingest.DurableIngest;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.IngestLimits;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.processing.Dispatcher;
import dev.gantry.store.processing.Inspector;
import dev.gantry.store.processing.SeriesWorker;
import dev.gantry.store.processing.Sweeper;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkQueue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The domain, wired as the server wires it, on ports that a test chooses. */
final class Archive implements AutoCloseable {
    static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(5), 2);

    private final Catalog catalog;
    private final Retrieve retrieve;
    private final Ingest ingest;
    private final Dispatcher dispatcher;
    private final WorkQueue.Subscription worker;
    private final Sweeper sweeper;

    Archive(Catalog catalog, ObjectStore objects, WorkQueue queue) {
        this(catalog, objects, queue, worker(catalog, objects));
    }

    Archive(Catalog catalog, ObjectStore objects, WorkQueue queue, WorkHandler handler) {
        this.catalog = catalog;
        retrieve = new Retrieve(catalog, objects);
        dispatcher = Dispatcher.start(queue, 1000, Duration.ofSeconds(5));
        ingest = new DurableIngest(objects, catalog, dispatcher::offer, IngestLimits.DEFAULT, Clock.systemUTC());
        worker = queue.subscribe(handler, 2);
        Sweeper.Schedule often = new Sweeper.Schedule(Duration.ofMillis(20), Duration.ofMillis(50), 100);
        sweeper = Sweeper.start(catalog::claimStale, queue, Clock.systemUTC(), often);
    }

    static WorkHandler worker(Catalog catalog, ObjectStore objects) {
        Inspector inspector = new Inspector(catalog, objects, new Retrieve(catalog, objects), Optional.empty());
        return new SeriesWorker(catalog, inspector, Clock.systemUTC());
    }

    StoreOutcome store(SyntheticInstance instance) {
        Provenance sender = new Provenance(Provenance.Source.STOW, "test");
        return ingest.accept(Principal.ANONYMOUS, Incoming.file(sender, instance.part10Stream()));
    }

    /** Stores as a sender does who tries again when the store cannot take it now. */
    StoreOutcome storePersistently(SyntheticInstance instance) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store(instance);
            } catch (StoreException e) {
                if (!e.code().retryable() || attempt == 3) {
                    throw e;
                }
            }
        }
    }

    /** The current version's stored file; empty when it is not visible. */
    List<byte[]> files(SyntheticInstance instance) throws IOException {
        Scope scope = new Scope.Instance(
                instance.studyInstanceUid(), instance.seriesInstanceUid(), instance.sopInstanceUid());
        List<InstanceVersion> versions = catalog.instances(DatastoreId.DEFAULT, scope);
        if (versions.isEmpty()) {
            return List.of();
        }
        try (InputStream file = retrieve.file(versions.getFirst())) {
            return List.of(file.readAllBytes());
        }
    }

    byte[] frame(SyntheticInstance instance, int frame) throws IOException {
        Scope scope = new Scope.Instance(
                instance.studyInstanceUid(), instance.seriesInstanceUid(), instance.sopInstanceUid());
        InstanceVersion version = catalog.instances(DatastoreId.DEFAULT, scope).getFirst();
        try (InputStream bytes = retrieve.frames(version).open(frame)) {
            return bytes.readAllBytes();
        }
    }

    @Override
    public void close() {
        sweeper.close();
        dispatcher.close();
        worker.close();
    }
}
