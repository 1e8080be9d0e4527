package dev.gantry.jms;

import dev.gantry.store.work.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the work queue is and how it delivers.
 *
 * @param workers groups handled side by side in this process
 * @param linger how long a worker waits for more messages to take together once no more are there
 * @param maxBatch messages a worker takes together at most
 * @param timeout how long a call may wait for the broker
 */
public record WorkSettings(
        Location location, RetryPolicy retries, int workers, Duration linger, int maxBatch, Duration timeout) {
    /** Where the broker is. */
    public sealed interface Location {}

    /** In this process, with its journal in a directory of its own. */
    public record Embedded(Path directory) implements Location {}

    /**
     * Another process.
     *
     * @param url as the Artemis client takes it, {@code tcp://host:61616} or {@code (tcp://a:61616,tcp://b:61616)?ha=true}
     * @param queue name of the work queue there; dead letters go to the same name with {@code .dead}
     */
    public record Outside(String url, String user, String password, String queue) implements Location {
        public Outside {
            if (url.isBlank() || queue.isBlank()) {
                throw new IllegalArgumentException("an outside broker needs a URL and the name of a queue");
            }
        }

        @Override
        public String toString() {
            return "Outside[url=" + url + ", user=" + user + ", password=***, queue=" + queue + "]";
        }
    }

    public WorkSettings {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("workers must be 1 to 256, not " + workers);
        }
        if (maxBatch < 1 || maxBatch > 10_000) {
            throw new IllegalArgumentException("max-batch must be 1 to 10000, not " + maxBatch);
        }
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger must not be negative: " + linger);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
    }

    /** Sane settings for a location. */
    public static WorkSettings of(Location location) {
        return new WorkSettings(location, RetryPolicy.DEFAULT, 2, Duration.ofMillis(100), 256, Duration.ofSeconds(5));
    }

    public WorkSettings withRetries(RetryPolicy other) {
        return new WorkSettings(location, other, workers, linger, maxBatch, timeout);
    }
}
