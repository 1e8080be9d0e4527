package dev.gantry.server.metrics;

import dev.gantry.dicom.net.AssociationCounts;
import dev.gantry.dimse.DicomListener;
import dev.gantry.store.processing.Dispatcher;
import dev.gantry.store.processing.Sweeper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Counters that the parts keep themselves. */
public final class Counts {
    private static final AssociationCounts NONE = new AssociationCounts(0, 0, 0, 0, 0);

    private Counts() {}

    /** {@code gantry.dispatch.sent} and {@code .dropped}: instances handed to the broker, or left to the sweeper. */
    public static MeterBinder of(Dispatcher dispatcher) {
        return meters -> {
            FunctionCounter.builder("gantry.dispatch.sent", dispatcher, Dispatcher::sent)
                    .register(meters);
            FunctionCounter.builder("gantry.dispatch.dropped", dispatcher, Dispatcher::dropped)
                    .register(meters);
        };
    }

    /** {@code gantry.sweep.failures}: sweeps that ended early. */
    public static MeterBinder of(Sweeper sweeper) {
        return meters -> FunctionCounter.builder("gantry.sweep.failures", sweeper, Sweeper::failures)
                .register(meters);
    }

    /** {@code gantry.associations} by {@code event} (established, rejected, released, aborted), and {@code .open} now. */
    public static MeterBinder ofAssociations(Supplier<Optional<DicomListener>> listener) {
        return meters -> {
            Gauge.builder("gantry.associations.open", () -> counts(listener).open())
                    .register(meters);
            associations(listener, "established", AssociationCounts::established)
                    .bindTo(meters);
            associations(listener, "rejected", AssociationCounts::rejected).bindTo(meters);
            associations(listener, "released", AssociationCounts::released).bindTo(meters);
            associations(listener, "aborted", AssociationCounts::aborted).bindTo(meters);
        };
    }

    private static MeterBinder associations(
            Supplier<Optional<DicomListener>> listener, String what, ToDoubleFunction<AssociationCounts> count) {
        return meters -> FunctionCounter.builder(
                        "gantry.associations", listener, source -> count.applyAsDouble(counts(source)))
                .tag("event", what)
                .register(meters);
    }

    private static AssociationCounts counts(Supplier<Optional<DicomListener>> listener) {
        return listener.get().map(DicomListener::associations).orElse(NONE);
    }
}
