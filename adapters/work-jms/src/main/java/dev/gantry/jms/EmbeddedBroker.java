package dev.gantry.jms;

import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.RetryPolicy;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServerFactory;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;

/**
 * An Artemis broker in this process with a durable journal. It listens on nothing: only this process reaches it. It may
 * be stopped and started again, on the same directory with everything that was in it; one process at a time.
 */
public final class EmbeddedBroker implements Broker, AutoCloseable {
    private final Path directory;
    private final Configuration configuration;
    private final ConnectionFactory connections;
    private volatile @Nullable ActiveMQServer server;

    EmbeddedBroker(Path directory, int id, Configuration configuration, Duration timeout) {
        this.directory = directory;
        this.configuration = configuration;
        this.connections = ArtemisConnections.to("vm://" + id, timeout);
    }

    /**
     * Starts a broker on a directory, which is made when absent.
     *
     * @throws IllegalStateException when it does not come up, with the reason
     */
    public static EmbeddedBroker start(Path directory, RetryPolicy retries, Duration timeout) {
        NettyMemory.prepare();
        int id = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        EmbeddedBroker broker =
                new EmbeddedBroker(directory, id, BrokerConfiguration.of(directory, id, retries), timeout);
        broker.start();
        return broker;
    }

    /** Starts it again, after {@link #close} or when it gave itself up; nothing happens when it runs. */
    public synchronized void start() {
        if (isActive()) {
            return;
        }
        close();
        // The platform's own MBean server would be filled, flight recorder and all, for a broker that registers
        // nothing.
        ActiveMQServer starting = new ActiveMQServerImpl(configuration, MBeanServerFactory.newMBeanServer());
        AtomicReference<Exception> reason = new AtomicReference<>();
        starting.registerActivationFailureListener(reason::set);
        Optional<Throwable> thrown = failure(() -> {
            starting.start();
            return starting;
        });
        // A start that fails on its journal returns as if nothing had happened.
        if (thrown.isPresent() || !starting.isActive()) {
            failure(() -> {
                starting.stop();
                return starting;
            });
            throw new IllegalStateException(
                    "the embedded broker did not start on " + directory
                            + ": another process may use it, or its journal cannot be read",
                    thrown.orElse(reason.get()));
        }
        server = starting;
    }

    /** Stops it; what it was given stays in its directory. */
    @Override
    public synchronized void close() {
        ActiveMQServer running = server;
        server = null;
        if (running == null) {
            return;
        }
        Optional<Throwable> failure = failure(() -> {
            running.stop();
            return running;
        });
        if (failure.isPresent()) {
            throw new IllegalStateException("the embedded broker did not stop cleanly", failure.get());
        }
    }

    /** Whether it runs and takes messages. */
    public boolean isActive() {
        ActiveMQServer running = server;
        return running != null && running.isActive();
    }

    @Override
    public JMSContext connect() {
        if (!isActive()) {
            throw stopped();
        }
        return connections.createContext(JMSContext.CLIENT_ACKNOWLEDGE);
    }

    @Override
    public String workQueue() {
        return BrokerConfiguration.WORK_QUEUE;
    }

    @Override
    public Optional<QueueState> counters() {
        Queue work = locate(workQueue());
        long delayed = work.getScheduledCount();
        long inFlight = work.getDeliveringCount();
        long waiting = Math.max(0, work.getMessageCount() - delayed - inFlight);
        return Optional.of(
                new QueueState(waiting, inFlight, delayed, locate(deadQueue()).getMessageCount()));
    }

    private Queue locate(String name) {
        ActiveMQServer running = server;
        Queue queue = running == null ? null : running.locateQueue(name);
        if (queue == null) {
            throw stopped();
        }
        return queue;
    }

    private static JMSRuntimeException stopped() {
        return new JMSRuntimeException("the embedded broker is stopped");
    }

    /** Artemis declares {@code Exception}; a future turns it into a value. */
    private static Optional<Throwable> failure(Callable<?> action) {
        FutureTask<?> task = new FutureTask<>(action);
        task.run();
        return task.state() == Future.State.FAILED ? Optional.of(task.exceptionNow()) : Optional.empty();
    }
}
