package dev.gantry.store.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.FaultyCatalog;
import dev.gantry.store.catalog.HeapCatalog;
import dev.gantry.store.catalog.WorkCounts;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.object.FaultyObjectStore;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.processing.Processing;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers are those of the invariants in docs/architecture.md. */
class InvariantsTest {
    private static final int INSTANCES = 3;

    private final HeapObjectStore disk = new HeapObjectStore();
    private final HeapCatalog catalog = new HeapCatalog();
    private final HeapWorkQueue queue = new HeapWorkQueue(Archive.QUICK);
    private final List<SyntheticInstance> series = SyntheticInstances.seeded(4)
            .withSize(16, 16)
            .withInstances(INSTANCES)
            .series();

    /** 1, 2, 5, 10: whichever call to the object store fails, what was acknowledged is there, whole, and gets processed. */
    @ParameterizedTest
    @EnumSource(FaultyObjectStore.Fault.class)
    void holdWhenTheObjectStoreThrowsAtEachCallInTurn(FaultyObjectStore.Fault fault) throws IOException {
        int calls = new Run(new FaultyObjectStore(disk, 0, fault)).calls();
        assertThat(calls).isGreaterThan(2 * INSTANCES);
        for (int failing = 1; failing <= calls; failing++) {
            HeapObjectStore behind = new HeapObjectStore();
            new Run(new FaultyObjectStore(behind, failing, fault));
        }
    }

    /** 1, 2, 4: the same for the catalogue, whether or not the transaction was committed before the connection broke. */
    @ParameterizedTest
    @EnumSource(FaultyCatalog.Fault.class)
    void holdWhenTheCatalogueThrowsAtEachCallInTurn(FaultyCatalog.Fault fault) throws IOException {
        for (int failing = 1; failing <= 12; failing++) {
            HeapCatalog rows = new HeapCatalog();
            Catalog faulty = FaultyCatalog.failing(rows, failing, fault);
            HeapObjectStore bytes = new HeapObjectStore();
            try (Archive archive = new Archive(faulty, bytes, new HeapWorkQueue(Archive.QUICK))) {
                series.forEach(archive::storePersistently);
                Deadline.await("all is processed", () -> rows.workCounts().equals(new WorkCounts(0, INSTANCES, 0)));
            }
            try (Archive archive = new Archive(rows, bytes, new HeapWorkQueue(Archive.QUICK))) {
                assertAllWhole(archive);
            }
        }
    }

    /** 3, 4, 9: with the broker gone instances are taken, seen and served; when it is back they are processed. */
    @Test
    void holdWhileTheBrokerIsStopped() throws IOException {
        queue.away(true);
        try (Archive archive = new Archive(catalog, disk, queue)) {
            for (SyntheticInstance instance : series) {
                assertThat(archive.store(instance)).isInstanceOf(StoreOutcome.Stored.class);
                assertThat(archive.files(instance))
                        .containsExactly(instance.part10().toArray());
                assertThat(archive.frame(instance, 1)).hasSize(16 * 16 * 2);
            }
            assertThat(catalog.workCounts()).isEqualTo(new WorkCounts(INSTANCES, 0, 0));
            queue.away(false);
            Deadline.await("all is processed", () -> catalog.workCounts().equals(new WorkCounts(0, INSTANCES, 0)));
        }
    }

    /** 10: work that always fails is tried three times, becomes a dead letter with its reason, and can be redriven. */
    @Test
    void holdWhileTheWorkerFails() throws IOException {
        AtomicInteger deliveries = new AtomicInteger();
        Broken broken = new Broken(Archive.worker(catalog, disk), deliveries);
        try (Archive archive = new Archive(catalog, disk, queue, broken)) {
            archive.store(series.getFirst());
            Deadline.await("it is given up", () -> catalog.workCounts().equals(new WorkCounts(0, 0, 1)));
            assertThat(deliveries).hasValue(3);
            assertThat(queue.deadLetters(10)).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).contains("broken on purpose");
                assertThat(letter.deliveries()).isEqualTo(3);
            });
            assertThat(archive.files(series.getFirst())).hasSize(1);

            broken.mended = true;
            assertThat(new Processing(catalog, queue).redrive(List.of())).isEqualTo(1);
            Deadline.await("it is processed", () -> catalog.workCounts().equals(new WorkCounts(0, 1, 0)));
            assertThat(queue.state().dead()).isZero();
        }
    }

    /** 10: a damaged object ends as a dead letter alone, its neighbours in the series are published. */
    @Test
    void aDamagedInstanceDoesNotHoldUpItsSeries() {
        ObjectStore damaging = new DamagingObjectStore(disk, 2);
        try (Archive archive = new Archive(catalog, damaging, queue)) {
            series.forEach(archive::store);
            Deadline.await("one is given up", () -> catalog.workCounts().equals(new WorkCounts(0, INSTANCES - 1, 1)));
            assertThat(queue.deadLetters(10))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("SHA-256"));
        }
    }

    /** 4: the same message delivered many times publishes once. */
    @Test
    void aMessageDeliveredTwiceDoesNoHarm() {
        try (Archive archive = new Archive(catalog, disk, queue)) {
            series.forEach(archive::store);
            Deadline.await("all is processed", () -> catalog.workCounts().equals(new WorkCounts(0, INSTANCES, 0)));
            String uid = series.getFirst().seriesInstanceUid();
            var before = catalog.imageSet(DatastoreId.DEFAULT, uid);
            queue.send(List.of(new WorkItem(DatastoreId.DEFAULT, uid, 1), new WorkItem(DatastoreId.DEFAULT, uid, 1)));
            Deadline.await("the messages are done", () -> {
                var state = queue.state();
                return state.waiting() + state.inFlight() + state.delayed() == 0;
            });
            assertThat(catalog.imageSet(DatastoreId.DEFAULT, uid)).isEqualTo(before);
        }
    }

    private void assertAllWhole(Archive archive) throws IOException {
        for (SyntheticInstance instance : series) {
            assertThat(archive.files(instance))
                    .containsExactly(instance.part10().toArray());
        }
    }

    /** Stores, processes and reads back the series on an object store with a fault. */
    private final class Run {
        private final FaultyObjectStore objects;

        Run(FaultyObjectStore objects) throws IOException {
            this.objects = objects;
            HeapCatalog rows = new HeapCatalog();
            try (Archive archive = new Archive(rows, objects, new HeapWorkQueue(Archive.QUICK))) {
                for (SyntheticInstance instance : series) {
                    StoreOutcome outcome = archive.storePersistently(instance);
                    assertThat(outcome).isInstanceOfAny(StoreOutcome.Stored.class, StoreOutcome.AlreadyStored.class);
                    archive.storePersistently(instance);
                }
                Deadline.await("all is processed", () -> rows.workCounts().equals(new WorkCounts(0, INSTANCES, 0)));
                for (SyntheticInstance instance : series) {
                    assertThat(readPersistently(archive, instance))
                            .isEqualTo(instance.part10().toArray());
                }
            }
        }

        int calls() {
            return objects.calls();
        }

        private byte[] readPersistently(Archive archive, SyntheticInstance instance) throws IOException {
            try {
                return archive.files(instance).getFirst();
            } catch (StoreException | IOException _) {
                return archive.files(instance).getFirst();
            }
        }
    }

    /** A worker that fails until it is mended. */
    private static final class Broken implements WorkHandler {
        private final WorkHandler mending;
        private final AtomicInteger deliveries;
        private volatile boolean mended;

        Broken(WorkHandler mending, AtomicInteger deliveries) {
            this.mending = mending;
            this.deliveries = deliveries;
        }

        @Override
        public List<WorkFailure> handle(List<WorkItem> items) {
            if (mended) {
                return mending.handle(items);
            }
            deliveries.incrementAndGet();
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void abandoned(WorkItem item, String reason) {
            mending.abandoned(item, reason);
        }
    }
}
