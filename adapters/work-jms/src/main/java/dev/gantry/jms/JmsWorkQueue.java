package dev.gantry.jms;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * The work queue on a Jakarta Messaging broker. Deliveries are counted and delayed here, message by message, and not by
 * the broker, so that the reason of a failure stays with it and any broker does. One group's messages go to one consumer
 * by {@code JMSXGroupID}.
 */
public final class JmsWorkQueue implements WorkQueue, AutoCloseable {
    /** An outside broker is not asked for more: messages beyond are not counted. */
    private static final int BROWSE_LIMIT = 1000;

    private final Broker broker;
    private final WorkSettings settings;
    private final Sender sender;
    private final WorkMessages messages;
    private final DeadLetters deadLetters;
    private final LocalCounts counts = new LocalCounts();
    private final InstantSource clock;

    private JmsWorkQueue(Broker broker, WorkSettings settings, InstantSource clock) {
        this.broker = broker;
        this.settings = settings;
        this.clock = clock;
        this.sender = new Sender(broker, settings.timeout());
        this.messages = new WorkMessages(broker);
        this.deadLetters = new DeadLetters(broker, sender, messages, clock);
    }

    /** The queue of a broker in this process; closing the queue does not stop the broker. */
    public static JmsWorkQueue on(EmbeddedBroker broker, WorkSettings settings, InstantSource clock) {
        return new JmsWorkQueue(broker, settings, clock);
    }

    /** The queue of a broker elsewhere; it need not be there yet. */
    public static JmsWorkQueue on(WorkSettings.Outside location, WorkSettings settings, InstantSource clock) {
        return new JmsWorkQueue(new OutsideBroker(location, settings.timeout()), settings, clock);
    }

    @Override
    public void send(List<WorkItem> items) {
        sender.send(items.stream()
                .map(item -> messages.work(item, 0, Duration.ZERO))
                .toList());
    }

    @Override
    public Subscription subscribe(WorkHandler handler, int workers) {
        Settlement settlement =
                new Settlement(new GuardedHandler(handler), sender, messages, settings.retries(), clock, counts);
        JmsSubscription subscription = new JmsSubscription(broker, settlement, settings);
        subscription.start(workers);
        return subscription;
    }

    /**
     * How much is where. Of an outside broker, {@code waiting} and {@code dead} are counted up to 1,000 each by browsing,
     * and {@code inFlight} and {@code delayed} are of this process only, delayed since its start.
     */
    @Override
    public QueueState state() {
        return asked(() -> {
            Optional<QueueState> counters = broker.counters();
            return counters.isPresent() ? counters.get() : browsedState();
        });
    }

    private QueueState browsedState() throws JMSException {
        try (JMSContext context = broker.connect()) {
            return new QueueState(
                    browse(context, broker.workQueue()),
                    counts.inFlight(),
                    counts.delayed(),
                    browse(context, broker.deadQueue()));
        }
    }

    private static int browse(JMSContext context, String queue) throws JMSException {
        try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
            Enumeration<?> found = browser.getEnumeration();
            int count = 0;
            while (count < BROWSE_LIMIT && found.hasMoreElements()) {
                found.nextElement();
                count++;
            }
            return count;
        }
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return asked(() -> deadLetters.list(limit));
    }

    @Override
    public List<WorkItem> redrive(List<String> ids) {
        return asked(() -> ids.isEmpty() ? deadLetters.redriveAll() : deadLetters.redrive(ids));
    }

    /** Lets go of the broker. Subscriptions are closed before. */
    @Override
    public void close() {
        sender.close();
    }

    private interface Question<T> {
        T ask() throws JMSException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (JMSException | JMSRuntimeException e) {
            throw new StoreException(ErrorCode.THROTTLED, "the work queue is away", e);
        }
    }
}
