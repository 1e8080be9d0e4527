package dev.gantry.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.catalog.Provenance.Source;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.RecordingHandler;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final InstanceUids UIDS = new InstanceUids("1.2", "1.2.3", "1.2.3.4");
    private static final WorkItem ITEM = new WorkItem(DatastoreId.DEFAULT, "1.2.3", 1);
    private static final WorkItem OTHER = new WorkItem(DatastoreId.DEFAULT, "1.2.3", 2);

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsWhatComesInBySourceOutcomeAndReason() {
        accept(Source.DIMSE, new StoreOutcome.Stored(UIDS, "1.2.840", 1, 100, List.of()));
        accept(Source.DIMSE, new StoreOutcome.AlreadyStored(UIDS, "1.2.840", 100));
        accept(
                Source.STOW,
                new StoreOutcome.Refused(StoreOutcome.Refusal.NOT_DICOM, "not DICOM", StoreOutcome.Subject.UNKNOWN));

        assertThat(instances("dimse", "stored", "none")).isEqualTo(1);
        assertThat(instances("dimse", "duplicate", "none")).isEqualTo(1);
        assertThat(instances("stow", "refused", "not_dicom")).isEqualTo(1);
        assertThat(meters.get("gantry.ingest.bytes")
                        .tag("source", "dimse")
                        .counter()
                        .count())
                .isEqualTo(200);
        assertThat(meters.get("gantry.ingest.acknowledge")
                        .tag("source", "dimse")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void countsWhatTheStoreCouldNotTakeAndThrowsOn() {
        Ingest away = (principal, incoming) -> {
            throw new StoreException(ErrorCode.THROTTLED, "away");
        };

        assertThatThrownBy(() -> new MeteredIngest(away, meters).accept(Principal.ANONYMOUS, incoming(Source.UPLOAD)))
                .isInstanceOf(StoreException.class);
        assertThat(instances("upload", "failed", "throttled")).isEqualTo(1);
    }

    @Test
    void timesTheObjectStore() throws IOException {
        MeteredObjectStore objects = new MeteredObjectStore(new HeapObjectStore(), meters);

        ObjectRef object = objects.append(sink -> sink.write("object".getBytes(UTF_8)));
        try (InputStream in = objects.open(object, new ByteRange(0, 6))) {
            assertThat(in).hasContent("object");
        }
        objects.delete(object);

        assertThat(meters.get("gantry.objects.append").timer().count()).isEqualTo(1);
        assertThat(meters.get("gantry.objects.appended").counter().count()).isEqualTo(6);
        assertThat(meters.get("gantry.objects.open").timer().count()).isEqualTo(1);
        assertThat(meters.get("gantry.objects.delete").timer().count()).isEqualTo(1);
    }

    @Test
    void countsWorkThatIsDoneThatFailsAndThatIsGivenUp() {
        WorkHandler handler = new MeteredWorkHandler(
                RecordingHandler.answering(items -> List.of(new WorkFailure(items.getFirst(), "why", true))), meters);

        handler.handle(List.of(ITEM, OTHER));
        handler.abandoned(ITEM, "why");

        assertThat(meters.get("gantry.processing.instances").counter().count()).isEqualTo(1);
        assertThat(meters.get("gantry.processing.failures").counter().count()).isEqualTo(1);
        assertThat(meters.get("gantry.processing.dead").counter().count()).isEqualTo(1);
        assertThat(meters.get("gantry.processing.batch").timer().count()).isEqualTo(1);
    }

    @Test
    void countsABatchThatThrowsAsFailed() {
        WorkHandler handler = new MeteredWorkHandler(
                RecordingHandler.answering(items -> {
                    throw new IllegalStateException("a defect");
                }),
                meters);

        assertThatThrownBy(() -> handler.handle(List.of(ITEM, OTHER))).isInstanceOf(IllegalStateException.class);
        assertThat(meters.get("gantry.processing.failures").counter().count()).isEqualTo(2);
        assertThat(meters.get("gantry.processing.instances").counter().count()).isZero();
    }

    @Test
    void looksAtTheQueueOnlyNowAndThen() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        HeapWorkQueue queue = new HeapWorkQueue(RetryPolicy.DEFAULT);
        QueueWatch watch = new QueueWatch(queue, now::get);
        watch.bindTo(meters);

        assertThat(waiting()).isZero();
        queue.send(List.of(ITEM));
        assertThat(waiting()).isZero();
        now.set(now.get().plusSeconds(4));
        assertThat(waiting()).isEqualTo(1);
        queue.away(true);
        now.set(now.get().plusSeconds(4));
        assertThat(waiting()).isNaN();
        assertThat(watch.state()).isEmpty();
    }

    private void accept(Source source, StoreOutcome outcome) {
        new MeteredIngest((principal, incoming) -> outcome, meters).accept(Principal.ANONYMOUS, incoming(source));
    }

    private static Incoming incoming(Source source) {
        return Incoming.file(new Provenance(source, ""), InputStream.nullInputStream());
    }

    private double instances(String source, String outcome, String reason) {
        return meters.get("gantry.ingest.instances")
                .tag("source", source)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double waiting() {
        return meters.get("gantry.queue.waiting").gauge().value();
    }
}
