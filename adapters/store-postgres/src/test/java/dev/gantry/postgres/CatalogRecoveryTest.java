package dev.gantry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Tag;
import dev.gantry.postgres.embedded.EmbeddedPostgres;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Recorded;
import dev.gantry.store.catalog.SampleInstance;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ObjectRef;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue when its database goes away. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CatalogRecoveryTest {
    @TempDir
    Path directory;

    private final DatastoreId datastore = SampleInstance.newDatastore();
    private final String study = SampleInstance.newUid();
    private final String series = SampleInstance.newUid();

    @Test
    void goesOnByItselfWhenTheDatabaseIsBack() {
        EmbeddedPostgres first = EmbeddedPostgres.start(directory);
        try (PostgresCatalog catalog = PostgresCatalog.open(SharedPostgres.settings(first))) {
            long id = catalog.record(sample().toNew()).versionId();
            first.close();
            assertThrottled(() -> catalog.record(sample().toNew()));
            assertThrottled(() -> catalog.version(id));
            assertThrottled(() -> catalog.revive(List.of(id)));

            try (EmbeddedPostgres second = EmbeddedPostgres.start(directory)) {
                assertThat(second.url()).isEqualTo(first.url());
                assertThat(catalog.version(id)).isPresent();
                assertThat(catalog.record(sample().toNew())).isInstanceOf(Recorded.Added.class);
                assertThat(catalog.workCounts().unprocessed()).isEqualTo(2);
            }
        }
    }

    @Test
    void refusesToOpenWithoutADatabase() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
        postgres.close();
        assertThrottled(
                () -> PostgresCatalog.open(SharedPostgres.settings(postgres)).close());
    }

    @Test
    void losesNothingThatWasAcknowledgedWhenTheServerIsKilled() throws InterruptedException, ExecutionException {
        Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
        List<Future<?>> senders = new ArrayList<>();
        EmbeddedPostgres first = EmbeddedPostgres.start(directory);
        try (PostgresCatalog catalog = PostgresCatalog.open(SharedPostgres.settings(first))) {
            CountDownLatch enough = new CountDownLatch(300);
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 8; i++) {
                    senders.add(threads.submit(() -> recordUntilItFails(catalog, acknowledged, enough)));
                }
                enough.await();
                ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            first.close();
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(directory);
                PostgresCatalog catalog = PostgresCatalog.open(SharedPostgres.settings(second))) {
            List<Long> kept = catalog.instances(datastore, new Scope.Series(study, series)).stream()
                    .map(InstanceVersion::id)
                    .toList();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
            assertThat(kept).containsAll(acknowledged);
            assertThat(catalog.workCounts().unprocessed()).isEqualTo(kept.size());
        }
    }

    @Test
    void failsOnlyTheInstanceThatCannotBeRecorded() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
                PostgresCatalog catalog = PostgresCatalog.open(SharedPostgres.settings(postgres))) {
            SampleInstance poisoned = SampleInstance.of(datastore, study, series, "1.2\0.3");
            List<Future<Recorded>> calls = new ArrayList<>();
            Future<Recorded> poisonedCall;
            try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < 32; i++) {
                    calls.add(threads.submit(() -> catalog.record(sample().toNew())));
                }
                poisonedCall = threads.submit(() -> catalog.record(poisoned.toNew()));
                for (int i = 0; i < 32; i++) {
                    calls.add(threads.submit(() -> catalog.record(sample().toNew())));
                }
            }
            assertThat(poisonedCall.exceptionNow()).isInstanceOf(StoreException.class);
            assertThat(calls).allMatch(call -> call.resultNow() instanceof Recorded.Added);
        }
    }

    @Test
    void namesNoPatientInAFailure() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
                PostgresCatalog catalog = PostgresCatalog.open(SharedPostgres.settings(postgres))) {
            SampleInstance instance =
                    sample().with(Tag.PatientName, "SECRET^NAME").with(Tag.InstanceNumber, "4711");
            ObjectRef refused = new ObjectRef("segment\0", 0, 10_000);
            assertThatThrownBy(() -> catalog.record(instance.toNew(refused)))
                    .isInstanceOf(StoreException.class)
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("SECRET", "4711"));
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private SampleInstance sample() {
        return SampleInstance.of(datastore, study, series, SampleInstance.newUid());
    }

    private void recordUntilItFails(PostgresCatalog catalog, Queue<Long> acknowledged, CountDownLatch enough) {
        try {
            while (true) {
                acknowledged.add(catalog.record(sample().toNew()).versionId());
                enough.countDown();
            }
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.THROTTLED);
        }
    }

    private static void assertThrottled(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.THROTTLED));
    }
}
