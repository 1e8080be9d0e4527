package dev.gantry.jms;

import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.WorkItem;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The queue of dead letters, read without changing it, or emptied back into work. */
final class DeadLetters {
    private static final int BATCH = 100;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Broker broker;
    private final Sender sender;
    private final WorkMessages messages;
    private final InstantSource clock;

    DeadLetters(Broker broker, Sender sender, WorkMessages messages, InstantSource clock) {
        this.broker = broker;
        this.sender = sender;
        this.messages = messages;
        this.clock = clock;
    }

    List<DeadLetter> list(int limit) throws JMSException {
        List<DeadLetter> letters = new ArrayList<>();
        try (JMSContext context = broker.connect();
                QueueBrowser browser = context.createBrowser(context.createQueue(broker.deadQueue()))) {
            Enumeration<?> found = browser.getEnumeration();
            while (letters.size() < limit && found.hasMoreElements()) {
                WorkMessages.deadLetter((Message) found.nextElement()).ifPresent(letters::add);
            }
        }
        return letters;
    }

    /** Everything that is there now, and nothing that dies while this runs. */
    List<WorkItem> redriveAll() throws JMSException {
        try (JMSContext context = broker.connect()) {
            return redrive(context, WorkMessages.selectorUpTo(clock.instant()));
        }
    }

    List<WorkItem> redrive(List<String> ids) throws JMSException {
        // No other id can be of a letter, nor may it get into a selector.
        List<UUID> letters = ids.stream()
                .filter(UUID_FORM.asMatchPredicate())
                .map(UUID::fromString)
                .toList();
        List<WorkItem> redriven = new ArrayList<>();
        try (JMSContext context = broker.connect()) {
            for (int start = 0; start < letters.size(); start += BATCH) {
                List<UUID> some = letters.subList(start, Math.min(start + BATCH, letters.size()));
                redriven.addAll(redrive(context, WorkMessages.selectorOf(some)));
            }
        }
        return redriven;
    }

    private List<WorkItem> redrive(JMSContext context, String selector) throws JMSException {
        List<WorkItem> redriven = new ArrayList<>();
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(broker.deadQueue()), selector)) {
            for (List<Message> batch = batch(consumer); !batch.isEmpty(); batch = batch(consumer)) {
                List<WorkItem> items = new ArrayList<>();
                for (Message message : batch) {
                    Optional<DeadLetter> letter = WorkMessages.deadLetter(message);
                    letter.ifPresent(found -> items.add(found.item()));
                }
                sender.send(items.stream()
                        .map(item -> messages.work(item, 0, Duration.ZERO))
                        .toList());
                batch.getLast().acknowledge();
                redriven.addAll(items);
            }
        }
        return redriven;
    }

    private static List<Message> batch(JMSConsumer consumer) {
        List<Message> batch = new ArrayList<>();
        for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }
}
