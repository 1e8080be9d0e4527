package dev.gantry.jms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.jms.WorkSettings.Embedded;
import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.RecordingHandler;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkQueue;
import dev.gantry.store.work.WorkQueueContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedWorkQueueTest extends WorkQueueContract {
    @TempDir
    Path directory;

    @Override
    protected OpenQueue open(RetryPolicy retries) {
        WorkSettings settings = WorkSettings.of(new Embedded(directory)).withRetries(retries);
        EmbeddedBroker broker = EmbeddedBroker.start(directory, retries, settings.timeout());
        JmsWorkQueue queue = JmsWorkQueue.on(broker, settings, InstantSource.system());
        return new OpenQueue() {
            @Override
            public WorkQueue queue() {
                return queue;
            }

            @Override
            public void close() {
                queue.close();
                broker.close();
            }
        };
    }

    @Test
    void keepsBackOffsOverARestart() {
        RetryPolicy slow = new RetryPolicy(3, Duration.ofHours(1), 1);
        try (OpenQueue open = open(slow)) {
            open.queue().send(items("1.2", 1, 3));
            try (WorkQueue.Subscription _ = open.queue().subscribe(RecordingHandler.failing("no reply", true), 1)) {
                awaitState(open.queue(), new QueueState(0, 0, 3, 0));
            }
        }
        try (OpenQueue open = open(slow)) {
            assertThat(open.queue().state()).isEqualTo(new QueueState(0, 0, 3, 0));
        }
    }
}
