package dev.gantry.server.metrics;

import dev.gantry.store.StoreException;
import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.WorkQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The queue's state as it was a few seconds ago at most, so that frequent scrapes and probes cost the broker little.
 * Gauges {@code gantry.queue.waiting}, {@code .inflight}, {@code .delayed}, {@code .dead}: not a number while the broker
 * is away. Safe for use by many threads.
 */
public final class QueueWatch implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final Map<String, ToLongFunction<QueueState>> GAUGES = Map.of(
            "waiting", QueueState::waiting,
            "inflight", QueueState::inFlight,
            "delayed", QueueState::delayed,
            "dead", QueueState::dead);

    private final WorkQueue queue;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private Optional<QueueState> answer = Optional.empty();

    public QueueWatch(WorkQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** The state; empty while the broker is away. */
    public synchronized Optional<QueueState> state() {
        if (clock.instant().isAfter(asked.plus(FRESH))) {
            answer = ask();
            asked = clock.instant();
        }
        return answer;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        GAUGES.forEach((name, count) -> Gauge.builder("gantry.queue." + name, this, watch -> watch.count(count))
                .register(meters));
    }

    private double count(ToLongFunction<QueueState> count) {
        return state().map(now -> (double) count.applyAsLong(now)).orElse(Double.NaN);
    }

    private Optional<QueueState> ask() {
        try {
            return Optional.of(queue.state());
        } catch (StoreException away) {
            return Optional.empty();
        }
    }
}
