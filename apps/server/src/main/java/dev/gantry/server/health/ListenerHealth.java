package dev.gantry.server.health;

import dev.gantry.dimse.DicomListener;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the DICOM listener listens. */
public final class ListenerHealth implements HealthIndicator {
    private final Supplier<Optional<DicomListener>> listener;

    public ListenerHealth(Supplier<Optional<DicomListener>> listener) {
        this.listener = listener;
    }

    @Override
    public Health health() {
        return listener.get()
                .map(open -> Health.up()
                        .withDetail("port", open.address().getPort())
                        .withDetail("openAssociations", open.associations().open())
                        .build())
                .orElseGet(() -> Health.down().build());
    }
}
