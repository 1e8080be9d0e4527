package dev.gantry.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.jms.WorkSettings.Embedded;
import dev.gantry.jms.WorkSettings.Outside;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.RecordingHandler;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageTest {
    private static final RetryPolicy RETRIES = RetryPolicy.DEFAULT;

    @TempDir
    Path directory;

    @Test
    void failsWhileTheBrokerIsStoppedAndGoesOnWhenItIsBack() {
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, RETRIES, settings().timeout());
                JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(), InstantSource.system())) {
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = queue.subscribe(handler, 2)) {
                queue.send(List.of(item(1)));
                handler.awaitItems(1);
                broker.close();
                assertThat(broker.isActive()).isFalse();
                assertThrottled(() -> queue.send(List.of(item(2))));
                assertThrottled(queue::state);
                assertThrottled(() -> queue.deadLetters(1));
                assertThrottled(() -> queue.redrive(List.of()));

                broker.start();
                queue.send(List.of(item(3)));
                Deadline.await(
                        "delivery after the restart", () -> handler.items().contains(item(3)));
            }
        }
    }

    @Test
    void failsWhenNoBrokerListens() {
        Outside nowhere = new Outside("tcp://127.0.0.1:1", "", "", "gantry.work");
        try (JmsWorkQueue queue = JmsWorkQueue.on(nowhere, settings(), InstantSource.system())) {
            assertThrottled(() -> queue.send(List.of(item(1))));
        }
    }

    @Test
    void failsInTimeWhenTheDiskOfTheBrokerIsFull() {
        Configuration full = BrokerConfiguration.of(directory, 7, RETRIES).setMinDiskFree(Long.MAX_VALUE);
        WorkSettings impatient =
                new WorkSettings(new Embedded(directory), RETRIES, 1, Duration.ZERO, 1, Duration.ofMillis(500));
        try (EmbeddedBroker broker = new EmbeddedBroker(directory, 7, full, Deadline.LENGTH);
                JmsWorkQueue queue = JmsWorkQueue.on(broker, impatient, InstantSource.system())) {
            broker.start();
            Deadline.await("a send that is refused", () -> refused(queue));
            assertThrottled(() -> queue.send(List.of(item(2))));
        }
    }

    @Test
    void refusesADirectoryThatAnotherBrokerUses() {
        try (EmbeddedBroker _ =
                EmbeddedBroker.start(directory, RETRIES, settings().timeout())) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() ->
                            EmbeddedBroker.start(directory, RETRIES, settings().timeout()))
                    .withMessageContaining("another process may use it");
        }
    }

    private static boolean refused(JmsWorkQueue queue) {
        try {
            queue.send(List.of(item(1)));
            return false;
        } catch (StoreException e) {
            return true;
        }
    }

    private static void assertThrottled(ThrowingCallable action) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(action)
                .extracting(StoreException::code)
                .isEqualTo(ErrorCode.THROTTLED);
    }

    private WorkSettings settings() {
        return WorkSettings.of(new Embedded(directory));
    }

    private static WorkItem item(long versionId) {
        return new WorkItem(DatastoreId.DEFAULT, "1.2", versionId);
    }
}
