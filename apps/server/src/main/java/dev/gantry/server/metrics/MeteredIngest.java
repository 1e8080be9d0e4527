package dev.gantry.server.metrics;

import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Provenance.Source;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.StoreOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts what comes through the door.
 *
 * <ul>
 *   <li>{@code gantry.ingest.instances}: by {@code source} (dimse, stow, upload, import), {@code outcome} (stored,
 *       duplicate, refused, failed) and {@code reason} (of a refusal or failure, else none)
 *   <li>{@code gantry.ingest.bytes}: of stored instances and duplicates, by {@code source}
 *   <li>{@code gantry.ingest.acknowledge}: from the first byte asked for to the answer, by {@code source}
 * </ul>
 */
public final class MeteredIngest implements Ingest {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final Ingest ingest;
    private final MeterRegistry meters;

    public MeteredIngest(Ingest ingest, MeterRegistry meters) {
        this.ingest = ingest;
        this.meters = meters;
    }

    @Override
    public StoreOutcome accept(Principal principal, Incoming incoming) {
        String source = label(incoming.provenance().source());
        Timer.Sample started = Timer.start(meters);
        try {
            StoreOutcome outcome = ingest.accept(principal, incoming);
            count(source, outcome);
            return outcome;
        } catch (StoreException e) {
            count(source, "failed", label(e.code()));
            throw e;
        } finally {
            started.stop(Timer.builder("gantry.ingest.acknowledge")
                    .tag("source", source)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters));
        }
    }

    /** Makes the counters of a source exist before its first instance, so that a rate can be told from the beginning. */
    public void expect(Source source) {
        count(label(source), "stored", "none", 0);
    }

    private void count(String source, StoreOutcome outcome) {
        switch (outcome) {
            case StoreOutcome.Stored stored -> {
                count(source, "stored", "none");
                bytes(source, stored.bytes());
            }
            case StoreOutcome.AlreadyStored duplicate -> {
                count(source, "duplicate", "none");
                bytes(source, duplicate.bytes());
            }
            case StoreOutcome.Refused refused -> count(source, "refused", label(refused.code()));
        }
    }

    private void count(String source, String outcome, String reason) {
        count(source, outcome, reason, 1);
    }

    private void count(String source, String outcome, String reason, int number) {
        Counter.builder("gantry.ingest.instances")
                .tag("source", source)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(meters)
                .increment(number);
    }

    private void bytes(String source, long number) {
        Counter.builder("gantry.ingest.bytes")
                .baseUnit("bytes")
                .tag("source", source)
                .register(meters)
                .increment((double) number);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
