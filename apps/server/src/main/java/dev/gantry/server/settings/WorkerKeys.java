package dev.gantry.server.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Processing, key {@code gantry.worker}.
 *
 * @param threads series that are processed side by side, 1 to 256
 * @param maxBatch instances of a series that are taken together
 * @param linger how long a worker waits for more instances of a series
 * @param holdBack how long a worker waits at most while instances are coming in
 * @param retry how failed work is tried again
 * @param sweep how lost work is found again
 */
public record WorkerKeys(
        @DefaultValue("2") int threads,
        @DefaultValue("256") int maxBatch,
        @DefaultValue("100ms") Duration linger,
        @DefaultValue("2s") Duration holdBack,
        @DefaultValue Retry retry,
        @DefaultValue Sweep sweep) {

    public WorkerKeys {
        Check.require(threads >= 1 && threads <= 256, "threads", "must be 1 to 256: " + threads);
        Check.require(maxBatch >= 1 && maxBatch <= 10_000, "max-batch", "must be 1 to 10000: " + maxBatch);
        Check.require(!linger.isNegative(), "linger", "must not be negative: " + linger);
        Check.require(!holdBack.isNegative(), "hold-back", "must not be negative: " + holdBack);
    }

    /**
     * Key {@code gantry.worker.retry}.
     *
     * @param maxDeliveries how often an item is tried before it becomes a dead letter
     * @param firstDelay before the second try
     * @param multiplier by which each further delay is longer
     */
    public record Retry(
            @DefaultValue("3") int maxDeliveries,
            @DefaultValue("2s") Duration firstDelay,
            @DefaultValue("5") double multiplier) {
        public Retry {
            Check.positive("max-deliveries", maxDeliveries);
            Check.positive("first-delay", firstDelay);
            Check.require(multiplier >= 2, "multiplier", "must be at least 2: " + multiplier);
        }
    }

    /**
     * Key {@code gantry.worker.sweep}.
     *
     * @param interval how often the catalogue is asked for work that was lost
     * @param age how long work must have been undone to count as lost: longer than all retries take
     * @param batch items sent again at a time
     */
    public record Sweep(
            @DefaultValue("30s") Duration interval,
            @DefaultValue("2m") Duration age,
            @DefaultValue("500") int batch) {
        public Sweep {
            Check.positive("interval", interval);
            Check.positive("age", age);
            Check.positive("batch", batch);
        }
    }
}
