package dev.gantry.store.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendersFirstTest {
    private static final List<WorkItem> ITEMS = List.of(new WorkItem(DatastoreId.DEFAULT, "1.2", 1));

    private final AtomicInteger done = new AtomicInteger();
    private final WorkHandler work = new WorkHandler() {
        @Override
        public List<WorkFailure> handle(List<WorkItem> items) {
            done.incrementAndGet();
            return List.of();
        }

        @Override
        public void abandoned(WorkItem item, String reason) {
            throw new AssertionError("nothing is abandoned here");
        }
    };

    @Test
    void workIsDoneAtOnceWhenNobodySends() {
        new SendersFirst(Duration.ofDays(1)).holdingBack(work).handle(ITEMS);
        assertThat(done).hasValue(1);
    }

    @Test
    void workWaitsUntilTheSenderIsAnswered() throws InterruptedException {
        SendersFirst order = new SendersFirst(Duration.ofDays(1));
        CountDownLatch accepting = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Thread sender = Thread.ofVirtual().start(() -> accept(order, accepting, answer));
        accepting.await();
        Thread worker = Thread.ofVirtual().start(() -> order.holdingBack(work).handle(ITEMS));
        Deadline.await("the worker holds back", () -> worker.getState() == Thread.State.TIMED_WAITING);
        assertThat(done).hasValue(0);
        answer.countDown();
        sender.join();
        worker.join();
        assertThat(done).hasValue(1);
    }

    @Test
    void workDoesNotWaitForEver() throws InterruptedException {
        SendersFirst order = new SendersFirst(Duration.ofMillis(20));
        CountDownLatch accepting = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Thread sender = Thread.ofVirtual().start(() -> accept(order, accepting, answer));
        accepting.await();
        order.holdingBack(work).handle(ITEMS);
        assertThat(done).hasValue(1);
        answer.countDown();
        sender.join();
    }

    private static void accept(SendersFirst order, CountDownLatch accepting, CountDownLatch answer) {
        Incoming incoming =
                Incoming.file(new Provenance(Provenance.Source.STOW, "test"), InputStream.nullInputStream());
        order.watching((principal, instance) -> {
                    accepting.countDown();
                    try {
                        answer.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new StoreOutcome.Refused(
                            StoreOutcome.Refusal.NOT_DICOM, "empty", StoreOutcome.Subject.UNKNOWN);
                })
                .accept(Principal.ANONYMOUS, incoming);
    }
}
