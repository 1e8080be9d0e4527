package dev.gantry.jms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.jms.WorkSettings.Embedded;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.RecordingHandler;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue.Subscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends other JVMs in the middle of their work, as {@code kill -9} does. */
class KilledProcessTest {
    private static final RetryPolicy RETRIES = new RetryPolicy(3, Duration.ofMillis(20), 1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int SYNC_NANOS = 20_000_000;
    private static final String HANDLING = "handling";

    @TempDir
    Path directory;

    /** Run in the other JVM: sends and says so, or takes an item and says so. */
    static final class Victim {
        public static void main(String... arguments) {
            Path directory = Path.of(arguments[0]);
            if (arguments[1].equals("send")) {
                send(directory);
            }
            EmbeddedBroker broker = EmbeddedBroker.start(directory, RETRIES, TIMEOUT);
            JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(directory), InstantSource.system());
            queue.subscribe(RecordingHandler.answering(_ -> hang(queue)), 1);
        }

        /** With a journal so slow that a batch answered before it is on disk would be lost when the process is killed. */
        private static void send(Path directory) {
            NettyMemory.prepare();
            Configuration slow = BrokerConfiguration.of(directory, 1, RETRIES).setJournalBufferTimeout_NIO(SYNC_NANOS);
            EmbeddedBroker broker = new EmbeddedBroker(directory, 1, slow, TIMEOUT);
            broker.start();
            JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(directory), InstantSource.system());
            for (long batch = 0; ; batch++) {
                queue.send(batch(batch));
                System.out.println(batch);
            }
        }

        /** What was written to the journal before this send, the count of this delivery, is on disk after it. */
        private static List<WorkFailure> hang(JmsWorkQueue queue) {
            queue.send(batch(1));
            System.out.println(HANDLING);
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void keepsEveryBatchWhoseSendReturned() throws IOException {
        long acknowledged = 0;
        for (int round = 0; round < 2; round++) {
            acknowledged = Math.max(acknowledged, killAfter("send", "60"));
        }
        Set<WorkItem> expected = new HashSet<>();
        LongStream.rangeClosed(0, acknowledged).forEach(batch -> expected.addAll(batch(batch)));
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, RETRIES, TIMEOUT);
                JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(directory), InstantSource.system())) {
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = queue.subscribe(handler, 1)) {
                handler.awaitItems(expected.size());
            }
            assertThat(new HashSet<>(handler.items())).containsAll(expected);
        }
    }

    @Test
    void givesUpWhatKillsTheProcessEachTime() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, RETRIES, TIMEOUT);
                JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(directory), InstantSource.system())) {
            queue.send(batch(0).subList(0, 1));
        }
        for (int death = 0; death < RETRIES.maxDeliveries(); death++) {
            killAfter("handle", HANDLING);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, RETRIES, TIMEOUT);
                JmsWorkQueue queue = JmsWorkQueue.on(broker, settings(directory), InstantSource.system())) {
            RecordingHandler handler = RecordingHandler.succeeding();
            try (Subscription _ = queue.subscribe(handler, 1)) {
                Deadline.await("a dead letter", () -> queue.state().dead() == 1);
            }
            assertThat(handler.items()).doesNotContainAnyElementsOf(batch(0));
            assertThat(handler.abandoned()).hasSize(1);
        }
    }

    /** Runs a victim without the JVM flags of this test, until it has printed a line. Returns its last whole number. */
    private long killAfter(String what, String line) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                directory.toString(),
                what);
        Process victim = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = victim.inputReader()) {
            String last = "";
            for (String next = out.readLine(); next != null; next = out.readLine()) {
                last = next;
                if (next.equals(line)) {
                    victim.toHandle().destroyForcibly();
                }
            }
            assertThat(last).isNotEmpty();
            return last.equals(HANDLING) ? 0 : Long.parseLong(last);
        } finally {
            victim.destroyForcibly();
            victim.onExit().join();
        }
    }

    private static List<WorkItem> batch(long number) {
        return LongStream.range(number * 5, number * 5 + 5)
                .mapToObj(id -> new WorkItem(DatastoreId.DEFAULT, "1.2." + number % 3, id))
                .toList();
    }

    private static WorkSettings settings(Path directory) {
        return WorkSettings.of(new Embedded(directory)).withRetries(RETRIES);
    }
}
