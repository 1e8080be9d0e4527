package dev.gantry.store.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkItem;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final HeapWorkQueue queue = new HeapWorkQueue(RetryPolicy.DEFAULT);

    @Test
    void sendsWhatIsOffered() {
        try (Dispatcher dispatcher = Dispatcher.start(queue, 1000, Deadline.LENGTH)) {
            offer(dispatcher, 1000);
            Deadline.await("1000 sent", () -> queue.state().waiting() == 1000);
            Deadline.await("1000 counted", () -> dispatcher.sent() == 1000);
            assertThat(dispatcher.dropped()).isZero();
        }
    }

    @Test
    void doesNotBlockTheSenderButDropsWhatIsTooMuch() {
        GatedWorkQueue gated = new GatedWorkQueue(queue);
        try (Dispatcher dispatcher = Dispatcher.start(gated, 10, Deadline.LENGTH)) {
            offer(dispatcher, 1);
            gated.awaitSender();
            offer(dispatcher, 13);
            assertThat(dispatcher.dropped()).isEqualTo(3);
            gated.open();
        }
        assertThat(queue.state().waiting()).isEqualTo(11);
    }

    @Test
    void dropsWhileTheQueueIsAwayAndGoesOnWhenItIsBack() {
        try (Dispatcher dispatcher = Dispatcher.start(queue, 100, Deadline.LENGTH)) {
            queue.away(true);
            offer(dispatcher, 5);
            Deadline.await("5 dropped", () -> dispatcher.dropped() == 5);
            queue.away(false);
            offer(dispatcher, 2);
            Deadline.await("2 sent", () -> dispatcher.sent() == 2);
        }
        assertThat(queue.state().waiting()).isEqualTo(2);
    }

    @Test
    void sendsWhatWaitsWhenItIsClosedAndTakesNothingMore() {
        Dispatcher dispatcher = Dispatcher.start(queue, 1000, Deadline.LENGTH);
        offer(dispatcher, 700);
        dispatcher.close();
        assertThat(queue.state().waiting()).isEqualTo(700);

        offer(dispatcher, 2);
        assertThat(dispatcher.dropped()).isEqualTo(2);
        assertThat(queue.state().waiting()).isEqualTo(700);
    }

    @Test
    void dropsWhatTheQueueDoesNotTakeBeforeTheFlushTimeout() {
        GatedWorkQueue gated = new GatedWorkQueue(queue);
        Dispatcher dispatcher = Dispatcher.start(gated, 10, Duration.ofMillis(1));
        offer(dispatcher, 1);
        gated.awaitSender();
        offer(dispatcher, 4);
        dispatcher.close();
        assertThat(dispatcher.dropped()).isEqualTo(4);
        gated.open();
    }

    private static void offer(Dispatcher dispatcher, int count) {
        LongStream.range(0, count)
                .forEach(id -> dispatcher.offer(new WorkItem(DatastoreId.DEFAULT, "1.2." + id % 7, id)));
    }
}
