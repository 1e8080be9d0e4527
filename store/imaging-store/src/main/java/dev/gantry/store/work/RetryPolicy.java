package dev.gantry.store.work;

import java.time.Duration;

/**
 * How failed work is tried again.
 *
 * @param maxDeliveries the first one included
 * @param firstDelay before the second delivery
 * @param multiplier of the delay for each further delivery
 */
public record RetryPolicy(int maxDeliveries, Duration firstDelay, double multiplier) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(2), 5);

    public RetryPolicy {
        if (maxDeliveries < 1 || firstDelay.isNegative() || multiplier < 1) {
            throw new IllegalArgumentException(
                    "not a retry policy: " + maxDeliveries + " deliveries, " + firstDelay + ", x" + multiplier);
        }
    }

    /** The back-off before the next delivery, when {@code deliveries} have been made. */
    public Duration delayAfter(int deliveries) {
        return Duration.ofMillis((long) (firstDelay.toMillis() * Math.pow(multiplier, deliveries - 1)));
    }
}
