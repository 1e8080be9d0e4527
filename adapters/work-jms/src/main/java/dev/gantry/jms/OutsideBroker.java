package dev.gantry.jms;

import dev.gantry.jms.WorkSettings.Outside;
import dev.gantry.store.work.QueueState;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.Optional;

/**
 * A broker in another process. Its operator makes the two queues, or allows their creation; for the work queue Artemis
 * should have {@code group-rebalance}, {@code group-rebalance-pause-dispatch}, a number of {@code group-buckets} and no
 * {@code max-delivery-attempts}, which this package counts itself.
 */
final class OutsideBroker implements Broker {
    private final Outside location;
    private final ConnectionFactory connections;

    OutsideBroker(Outside location, Duration timeout) {
        this.location = location;
        this.connections = ArtemisConnections.to(location.url(), timeout);
    }

    @Override
    public JMSContext connect() {
        return location.user().isEmpty()
                ? connections.createContext(JMSContext.CLIENT_ACKNOWLEDGE)
                : connections.createContext(location.user(), location.password(), JMSContext.CLIENT_ACKNOWLEDGE);
    }

    @Override
    public String workQueue() {
        return location.queue();
    }

    /** Jakarta Messaging has no counters. */
    @Override
    public Optional<QueueState> counters() {
        return Optional.empty();
    }
}
