package dev.gantry.server.health;

import dev.gantry.server.metrics.QueueWatch;
import dev.gantry.store.work.QueueState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the broker answers, and how much waits there. */
public final class BrokerHealth implements HealthIndicator {
    private final QueueWatch queue;

    public BrokerHealth(QueueWatch queue) {
        this.queue = queue;
    }

    @Override
    public Health health() {
        return queue.state()
                .map(BrokerHealth::up)
                .orElseGet(() ->
                        Degraded.because("instances are taken and served, and processed when the broker is back"));
    }

    private static Health up(QueueState state) {
        return Health.up()
                .withDetail("waiting", state.waiting())
                .withDetail("inFlight", state.inFlight())
                .withDetail("delayed", state.delayed())
                .withDetail("dead", state.dead())
                .build();
    }
}
