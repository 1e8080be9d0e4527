package dev.gantry.jms;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages, persistent and on the broker's disk when {@link #send} returns. It keeps one connection, and opens
 * another after a failure. One thread of its own does all sending, so that no caller waits longer than the timeout
 * wherever the client blocks: for a connection, for the room that a broker with a full disk does not give, for an answer.
 * Safe for use by many threads.
 */
final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int BATCH = 1000;

    private final Broker broker;
    private final Duration timeout;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("work-sender").factory());

    private volatile @Nullable JMSContext connection;

    Sender(Broker broker, Duration timeout) {
        this.broker = broker;
        this.timeout = timeout;
    }

    /**
     * Sends messages. When it fails some of them may have been sent.
     *
     * @throws StoreException {@code THROTTLED} when the broker is away or takes too long
     */
    void send(List<Outgoing> messages) {
        for (int start = 0; start < messages.size(); start += BATCH) {
            sendBatch(messages.subList(start, Math.min(start + BATCH, messages.size())));
        }
    }

    private void sendBatch(List<Outgoing> batch) {
        AtomicBoolean started = new AtomicBoolean();
        Future<?> sending = submit(batch, started);
        try {
            sending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw away(e.getCause());
        } catch (TimeoutException e) {
            sending.cancel(false);
            if (started.get()) {
                disconnect();
            }
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private Future<?> submit(List<Outgoing> batch, AtomicBoolean started) {
        try {
            return thread.submit(() -> {
                started.set(true);
                sendNow(batch);
                return null;
            });
        } catch (RejectedExecutionException e) {
            throw away(e);
        }
    }

    private void sendNow(List<Outgoing> batch) throws JMSException {
        boolean sent = false;
        try {
            JMSContext open = connected();
            PendingSends pending = new PendingSends();
            for (Outgoing message : batch) {
                pending.add();
                producer(open, message)
                        .setAsync(pending)
                        .send(open.createQueue(message.queue()), message(open, message));
            }
            pending.await(timeout);
            sent = true;
        } finally {
            if (!sent) {
                disconnect();
            }
        }
    }

    private static JMSProducer producer(JMSContext open, Outgoing message) {
        return open.createProducer()
                .setDeliveryMode(DeliveryMode.PERSISTENT)
                .setDeliveryDelay(message.delay().toMillis());
    }

    private static Message message(JMSContext open, Outgoing outgoing) throws JMSException {
        Message message = open.createMessage();
        for (var property : outgoing.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    private JMSContext connected() {
        JMSContext open = connection;
        if (open == null) {
            open = broker.connect();
            connection = open;
        }
        return open;
    }

    /** Also what frees the thread when it is stuck in a send. */
    private void disconnect() {
        JMSContext open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (JMSRuntimeException e) {
            LOG.debug("a broken connection did not close", e);
        }
    }

    private static StoreException away(@Nullable Throwable cause) {
        return new StoreException(ErrorCode.THROTTLED, "the work queue is away", cause);
    }

    @Override
    public void close() {
        thread.shutdown();
        disconnect();
    }
}
