package dev.gantry.jms;

import dev.gantry.store.work.WorkItem;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer of the work queue. The broker gives all messages of a group to one consumer; this one takes what waits
 * for it together, has it settled group by group, and acknowledges it all.
 */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How often an idle worker looks up. */
    private static final Duration POLL = Duration.ofMillis(200);

    private final Broker broker;
    private final Settlement settlement;
    private final WorkSettings settings;
    private final BooleanSupplier closed;

    Worker(Broker broker, Settlement settlement, WorkSettings settings, BooleanSupplier closed) {
        this.broker = broker;
        this.settlement = settlement;
        this.settings = settings;
        this.closed = closed;
    }

    /**
     * Works until the subscription is closed.
     *
     * @param connected told when the broker was reached
     * @throws JMSException or another exception of the client when the connection broke; what was not acknowledged
     *     comes again
     */
    void work(Runnable connected) throws JMSException {
        try (JMSContext context = broker.connect()) {
            AtomicBoolean broken = new AtomicBoolean();
            context.setExceptionListener(_ -> broken.set(true));
            JMSConsumer consumer = context.createConsumer(context.createQueue(broker.workQueue()));
            connected.run();
            while (!closed.getAsBoolean()) {
                List<Message> batch = batch(consumer);
                if (!batch.isEmpty()) {
                    settle(batch);
                } else if (broken.get()) {
                    throw new JMSException("the connection to the broker broke");
                }
            }
        }
    }

    /**
     * What waits, and what comes within the linger. A message that was delivered before ends the batch, and starts none
     * with others in it: should it kill its worker again, few others die with it and none every time.
     */
    private List<Message> batch(JMSConsumer consumer) throws JMSException {
        List<Message> batch = new ArrayList<>();
        long end = System.nanoTime() + POLL.toNanos();
        for (Message next = receive(consumer, end); next != null; next = receive(consumer, end)) {
            batch.add(next);
            if (WorkMessages.suspect(next) || batch.size() == settings.maxBatch() || closed.getAsBoolean()) {
                return batch;
            }
            if (batch.size() == 1) {
                end = System.nanoTime() + settings.linger().toNanos();
            }
        }
        return batch;
    }

    /** The next message that waits or comes before a time; null when there is none. */
    private static Message receive(JMSConsumer consumer, long endNanos) {
        long millis = Duration.ofNanos(endNanos - System.nanoTime()).toMillis();
        return millis > 0 ? consumer.receive(millis) : consumer.receiveNoWait();
    }

    private void settle(List<Message> batch) throws JMSException {
        for (Collection<Delivery> group : groups(batch)) {
            settlement.settle(group);
        }
        // Acknowledges every message of the session.
        batch.getLast().acknowledge();
    }

    /** Deliveries by group, each item once with the highest count of its messages. */
    private static List<Collection<Delivery>> groups(List<Message> batch) throws JMSException {
        Map<String, Map<WorkItem, Delivery>> groups = new LinkedHashMap<>();
        for (Message message : batch) {
            Optional<Delivery> read = WorkMessages.delivery(message);
            if (read.isEmpty()) {
                LOG.warn("dropped message {}: not in the format of this version", message.getJMSMessageID());
                continue;
            }
            Delivery delivery = read.get();
            groups.computeIfAbsent(delivery.item().group(), _ -> new LinkedHashMap<>())
                    .merge(delivery.item(), delivery, (a, b) -> a.deliveries() > b.deliveries() ? a : b);
        }
        return groups.values().stream().map(Map::values).toList();
    }
}
