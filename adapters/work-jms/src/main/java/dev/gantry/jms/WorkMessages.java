package dev.gantry.jms;

import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.WorkItem;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What messages look like: see the package's description. */
final class WorkMessages {
    private static final int FORMAT = 1;
    private static final String FORMAT_PROPERTY = "gantryFormat";
    private static final String DATASTORE = "gantryDatastore";
    private static final String SERIES = "gantrySeries";
    private static final String VERSION = "gantryVersion";
    private static final String DELIVERIES = "gantryDeliveries";
    private static final String LETTER = "gantryLetter";
    private static final String REASON = "gantryReason";
    private static final String DEAD_AT = "gantryDeadAt";
    private static final String GROUP = "JMSXGroupID";
    private static final String BROKER_DELIVERIES = "JMSXDeliveryCount";

    private final Broker broker;

    WorkMessages(Broker broker) {
        this.broker = broker;
    }

    Outgoing work(WorkItem item, int deliveries, Duration delay) {
        Map<String, Object> properties = properties(item, deliveries);
        properties.put(GROUP, item.group());
        return new Outgoing(broker.workQueue(), delay, properties);
    }

    Outgoing dead(WorkItem item, int deliveries, String reason, Instant at) {
        Map<String, Object> properties = properties(item, deliveries);
        properties.put(LETTER, UUID.randomUUID().toString());
        properties.put(REASON, reason);
        properties.put(DEAD_AT, at.toEpochMilli());
        return new Outgoing(broker.deadQueue(), Duration.ZERO, properties);
    }

    private static Map<String, Object> properties(WorkItem item, int deliveries) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(FORMAT_PROPERTY, FORMAT);
        properties.put(DATASTORE, item.datastore().value());
        properties.put(SERIES, item.seriesInstanceUid());
        properties.put(VERSION, item.versionId());
        properties.put(DELIVERIES, deliveries);
        return properties;
    }

    /** Whether a message was delivered before and not acknowledged: its worker may have died of it. */
    static boolean suspect(Message message) throws JMSException {
        return message.getIntProperty(BROKER_DELIVERIES) > 1;
    }

    /** Empty for a message that is none of ours. */
    static Optional<Delivery> delivery(Message message) throws JMSException {
        Optional<WorkItem> item = item(message);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        int deliveries = message.getIntProperty(DELIVERIES) + message.getIntProperty(BROKER_DELIVERIES);
        return Optional.of(new Delivery(item.get(), deliveries));
    }

    /** Empty for a message that is none of ours. */
    static Optional<DeadLetter> deadLetter(Message message) throws JMSException {
        Optional<WorkItem> item = item(message);
        if (item.isEmpty()
                || !message.propertyExists(LETTER)
                || !message.propertyExists(REASON)
                || !message.propertyExists(DEAD_AT)) {
            return Optional.empty();
        }
        return Optional.of(new DeadLetter(
                message.getStringProperty(LETTER),
                item.get(),
                message.getStringProperty(REASON),
                message.getIntProperty(DELIVERIES),
                Instant.ofEpochMilli(message.getLongProperty(DEAD_AT))));
    }

    private static Optional<WorkItem> item(Message message) throws JMSException {
        for (String property : List.of(FORMAT_PROPERTY, DATASTORE, SERIES, VERSION, DELIVERIES)) {
            if (!message.propertyExists(property)) {
                return Optional.empty();
            }
        }
        if (message.getIntProperty(FORMAT_PROPERTY) != FORMAT) {
            return Optional.empty();
        }
        return Optional.of(new WorkItem(
                new DatastoreId(message.getStringProperty(DATASTORE)),
                message.getStringProperty(SERIES),
                message.getLongProperty(VERSION)));
    }

    /** Selects dead letters by id. */
    static String selectorOf(List<UUID> letters) {
        return letters.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", LETTER + " IN (", ")"));
    }

    /** Selects the dead letters up to a time. */
    static String selectorUpTo(Instant last) {
        return DEAD_AT + " <= " + last.toEpochMilli();
    }
}
