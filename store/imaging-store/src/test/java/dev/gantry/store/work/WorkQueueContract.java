package dev.gantry.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.WorkQueue.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link WorkQueue} does. */
public abstract class WorkQueueContract {
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(100), 3);
    private static final RetryPolicy SLOW = new RetryPolicy(3, Duration.ofHours(1), 1);

    /** A queue that is open. Closing it ends its process, as far as the queue can tell. */
    public interface OpenQueue extends AutoCloseable {
        WorkQueue queue();

        @Override
        void close();
    }

    /** Opens the queue of this test: an empty one at first, later what was left in it when it was closed. */
    protected abstract OpenQueue open(RetryPolicy retries);

    @Test
    void deliversEveryItem() {
        try (OpenQueue open = open(QUICK)) {
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = open.queue().subscribe(handler, 2)) {
                open.queue().send(items("1.2", 1, 3));
                open.queue().send(items("1.3", 4, 5));
                handler.awaitItems(5);
            }
            assertThat(handler.items())
                    .containsExactlyInAnyOrderElementsOf(both(items("1.2", 1, 3), items("1.3", 4, 5)));
            awaitState(open.queue(), new QueueState(0, 0, 0, 0));
        }
    }

    @Test
    void handlesTheWaitingItemsOfAGroupTogether() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 1, 20));
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                handler.awaitItems(20);
            }
            assertThat(handler.calls()).hasSize(1);
            assertThat(handler.items()).containsExactlyElementsOf(items("1.2", 1, 20));
        }
    }

    @Test
    void handlesAnItemThatWaitsTwiceOnce() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 1, 2));
            open.queue().send(items("1.2", 1, 2));
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 0, 0));
            }
            assertThat(handler.items()).containsExactlyElementsOf(items("1.2", 1, 2));
        }
    }

    @Test
    void neverMixesGroupsNorHandlesOneTwiceAtATime() {
        try (OpenQueue open = open(QUICK)) {
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = open.queue().subscribe(handler, 4)) {
                for (int round = 0; round < 20; round++) {
                    for (int series = 1; series <= 10; series++) {
                        open.queue().send(items("1." + series, round * 2L, round * 2L + 1));
                    }
                }
                handler.awaitItems(400);
            }
            assertThat(handler.overlapping()).isEmpty();
            assertThat(handler.calls())
                    .allSatisfy(call -> assertThat(call.items())
                            .extracting(WorkItem::group)
                            .containsOnly(call.items().getFirst().group()));
            assertThat(new HashSet<>(handler.items())).hasSize(400);
        }
    }

    @Test
    void handlesGroupsSideBySide() throws InterruptedException {
        try (OpenQueue open = open(QUICK)) {
            CountDownLatch two = new CountDownLatch(2);
            RecordingHandler handler = RecordingHandler.answering(items -> {
                two.countDown();
                return await(two);
            });
            try (Subscription _ = open.queue().subscribe(handler, 2)) {
                IntStream.range(0, 40).forEach(series -> open.queue().send(items("1." + series, series, series)));
                assertThat(two.await(Deadline.LENGTH.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    @Test
    void deliversOnlyTheFailedItemsAgain() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 1, 5));
            RecordingHandler handler = RecordingHandler.answering(
                    items -> items.size() == 5 ? List.of(new WorkFailure(items.get(2), "no reply", true)) : List.of());
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                handler.awaitItems(6);
                awaitState(open.queue(), new QueueState(0, 0, 0, 0));
            }
            assertThat(handler.calls().getLast().items()).containsExactlyElementsOf(items("1.2", 3, 3));
            assertThat(handler.abandoned()).isEmpty();
        }
    }

    @Test
    void backsOffLongerAfterEachDeliveryThenGivesUpWithTheReason() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 7, 7));
            RecordingHandler handler = RecordingHandler.failing("no reply", true);
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 0, 1));
            }
            assertThat(handler.calls()).hasSize(3);
            assertThat(gapMillis(handler, 1)).isGreaterThanOrEqualTo(95);
            assertThat(gapMillis(handler, 2)).isGreaterThanOrEqualTo(295);
            assertThat(handler.abandoned()).containsExactly("7: no reply");
            DeadLetter letter = open.queue().deadLetters(10).getFirst();
            assertThat(letter.item()).isEqualTo(item("1.2", 7));
            assertThat(letter.reason()).isEqualTo("no reply");
            assertThat(letter.deliveries()).isEqualTo(3);
            assertThat(letter.at().toEpochMilli()).isCloseTo(System.currentTimeMillis(), within(600_000L));
        }
    }

    @Test
    void showsWhatWaitsForItsBackOff() {
        try (OpenQueue open = open(SLOW)) {
            open.queue().send(items("1.2", 1, 3));
            assertThat(open.queue().state()).isEqualTo(new QueueState(3, 0, 0, 0));
            try (Subscription _ = open.queue().subscribe(RecordingHandler.failing("no reply", true), 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 3, 0));
            }
        }
    }

    @Test
    void givesUpAtOnceWhatIsNotRetryable() {
        try (OpenQueue open = open(SLOW)) {
            open.queue().send(items("1.2", 1, 1));
            RecordingHandler handler = RecordingHandler.failing("hash differs", false);
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 0, 1));
            }
            assertThat(handler.calls()).hasSize(1);
            assertThat(open.queue().deadLetters(10))
                    .extracting(DeadLetter::deliveries)
                    .containsExactly(1);
        }
    }

    @Test
    void takesAnExceptionAsAFailureOfEveryItem() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 1, 2));
            RecordingHandler handler = RecordingHandler.answering(items -> {
                throw new IllegalStateException("out of luck");
            });
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 0, 2));
            }
            assertThat(handler.calls()).hasSize(3);
            assertThat(open.queue().deadLetters(10))
                    .allSatisfy(letter -> assertThat(letter.reason()).contains("IllegalStateException"));
        }
    }

    @Test
    void givesUpWhatKillsItsWorkerEachTimeAndNothingElse() {
        try (OpenQueue open = open(QUICK)) {
            open.queue().send(items("1.2", 1, 3));
            open.queue().send(items("1.3", 4, 4));
            RecordingHandler handler = RecordingHandler.answering(items -> {
                if (items.contains(item("1.2", 2))) {
                    throw new StackOverflowError("planted");
                }
                return List.of();
            });
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 0, 1));
            }
            assertThat(open.queue().deadLetters(10))
                    .extracting(DeadLetter::item)
                    .containsExactly(item("1.2", 2));
            assertThat(handler.abandoned()).hasSize(1);
        }
    }

    @Test
    void redrivesChosenDeadLettersWithAllDeliveriesBeforeThem() {
        try (OpenQueue open = open(QUICK)) {
            WorkQueue queue = open.queue();
            giveUp(queue, 1, 4);
            List<DeadLetter> letters = queue.deadLetters(10);
            List<String> ids = List.of(letters.get(1).id(), letters.get(2).id());

            assertThat(queue.redrive(ids)).containsExactlyInAnyOrderElementsOf(items("1.2", 2, 3));
            awaitState(queue, new QueueState(2, 0, 0, 2));
            RecordingHandler handler = RecordingHandler.failing("still no reply", true);
            try (Subscription _ = queue.subscribe(handler, 1)) {
                awaitState(queue, new QueueState(0, 0, 0, 4));
            }
            assertThat(handler.items()).filteredOn(item("1.2", 2)::equals).hasSize(3);
            assertThat(queue.deadLetters(10)).extracting(DeadLetter::reason).contains("still no reply", "planted");
        }
    }

    @Test
    void redrivesAllDeadLetters() {
        try (OpenQueue open = open(QUICK)) {
            giveUp(open.queue(), 1, 4);
            assertThat(open.queue().redrive(List.of())).containsExactlyInAnyOrderElementsOf(items("1.2", 1, 4));
            awaitState(open.queue(), new QueueState(4, 0, 0, 0));
            assertThat(open.queue().redrive(List.of())).isEmpty();
            assertThat(open.queue().redrive(List.of("no-such-letter"))).isEmpty();
        }
    }

    @Test
    void listsDeadLettersOldestFirstAndNoMoreThanAskedFor() {
        try (OpenQueue open = open(QUICK)) {
            giveUp(open.queue(), 1, 2);
            giveUp(open.queue(), 3, 4);
            assertThat(open.queue().deadLetters(3))
                    .extracting(letter -> letter.item().versionId())
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void keepsEverythingOverARestart() {
        try (OpenQueue open = open(SLOW)) {
            giveUp(open.queue(), 1, 1);
            open.queue().send(items("1.3", 2, 2));
            try (Subscription _ = open.queue().subscribe(RecordingHandler.failing("no reply", true), 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 1, 1));
            }
            open.queue().send(items("1.4", 3, 5));
        }
        try (OpenQueue open = open(SLOW)) {
            assertThat(open.queue().state().waiting()).isEqualTo(3);
            assertThat(open.queue().state().dead()).isEqualTo(1);
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = open.queue().subscribe(handler, 1)) {
                handler.awaitItems(3);
            }
            assertThat(handler.items()).containsExactlyElementsOf(items("1.4", 3, 5));
        }
    }

    @Test
    void finishesWhatIsBeingHandledWhenClosedAndThenDeliversNothing() throws InterruptedException {
        try (OpenQueue open = open(QUICK)) {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            AtomicBoolean finished = new AtomicBoolean();
            RecordingHandler handler = RecordingHandler.answering(items -> {
                started.countDown();
                await(finish);
                finished.set(true);
                return List.of();
            });
            open.queue().send(items("1.2", 1, 1));
            Subscription subscription = open.queue().subscribe(handler, 1);
            assertThat(started.await(Deadline.LENGTH.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(open.queue().state().inFlight()).isEqualTo(1);
            Thread closing = Thread.ofVirtual().start(subscription::close);
            finish.countDown();
            closing.join();
            assertThat(finished).isTrue();

            open.queue().send(items("1.2", 2, 3));
            awaitState(open.queue(), new QueueState(2, 0, 0, 0));
            assertThat(handler.items()).containsExactlyElementsOf(items("1.2", 1, 1));
        }
    }

    @Test
    void takesItemsFromManyThreadsAtOnce() throws InterruptedException {
        try (OpenQueue open = open(QUICK)) {
            AtomicInteger next = new AtomicInteger();
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < 8; sender++) {
                senders.add(Thread.ofVirtual()
                        .start(() -> IntStream.range(0, 10).forEach(_ -> {
                            long id = next.getAndIncrement();
                            open.queue().send(items("1.2", id, id));
                        })));
            }
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(open.queue().state().waiting()).isEqualTo(80);
        }
    }

    /** One item, in the default data store. */
    protected static WorkItem item(String series, long versionId) {
        return new WorkItem(DatastoreId.DEFAULT, series, versionId);
    }

    /** Items of one series by their ids, both included. */
    protected static List<WorkItem> items(String series, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> item(series, id))
                .toList();
    }

    protected static void awaitState(WorkQueue queue, QueueState wanted) {
        Deadline.await("the queue in state " + wanted, () -> queue.state().equals(wanted));
    }

    private static void giveUp(WorkQueue queue, long first, long last) {
        long before = queue.state().dead();
        queue.send(items("1.2", first, last));
        try (Subscription _ = queue.subscribe(RecordingHandler.failing("planted", false), 1)) {
            awaitState(queue, new QueueState(0, 0, 0, before + last - first + 1));
        }
    }

    private static List<WorkFailure> await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Deadline.LENGTH.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long gapMillis(RecordingHandler handler, int call) {
        List<RecordingHandler.Call> calls = handler.calls();
        return TimeUnit.NANOSECONDS.toMillis(
                calls.get(call).nanoTime() - calls.get(call - 1).nanoTime());
    }

    private static List<WorkItem> both(List<WorkItem> some, List<WorkItem> others) {
        List<WorkItem> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
