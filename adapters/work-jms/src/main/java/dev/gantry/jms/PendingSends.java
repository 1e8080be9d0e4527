package dev.gantry.jms;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The messages on their way to the broker's disk: a whole batch shares its wait for it. */
final class PendingSends implements CompletionListener {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int pending;
    private @Nullable Exception failure;

    /** To be called before each send. */
    void add() {
        lock.lock();
        try {
            pending++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onCompletion(Message message) {
        completed(null);
    }

    @Override
    public void onException(Message message, Exception exception) {
        completed(exception);
    }

    private void completed(@Nullable Exception exception) {
        lock.lock();
        try {
            pending--;
            if (failure == null) {
                failure = exception;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the broker has every message.
     *
     * @throws JMSException when it refused one, or takes longer than the timeout
     */
    void await(Duration timeout) throws JMSException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (pending > 0 && failure == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            requireDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted while the broker took the messages", e);
        } finally {
            lock.unlock();
        }
    }

    private void requireDone() throws JMSException {
        Exception reason = failure;
        if (reason != null) {
            throw failed("the broker refused a message", reason);
        }
        if (pending > 0) {
            throw new JMSException("the broker did not take " + pending + " messages in time");
        }
    }

    private static JMSException failed(String message, Exception cause) {
        JMSException failed = new JMSException(message);
        failed.initCause(cause);
        return failed;
    }
}
