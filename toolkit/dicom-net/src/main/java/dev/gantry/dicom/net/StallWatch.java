package dev.gantry.dicom.net;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether a write has stalled: cheaper than a timer for every write. */
final class StallWatch implements AutoCloseable {

    private static final long LONGEST_INTERVAL_MILLIS = 1000;

    private final Future<?> watch;

    /**
     * @param timeout of one write; it is noticed at most a quarter of it, or a second, too late
     * @param look closes what has stalled; must not throw
     */
    StallWatch(Duration timeout, Runnable look) {
        long interval = Math.clamp(timeout.toMillis() / 4, 1, LONGEST_INTERVAL_MILLIS);
        watch = ForkJoinPool.commonPool().scheduleWithFixedDelay(look, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watch.cancel(false);
    }
}
