package dev.gantry.jms;

import dev.gantry.store.StoreException;
import dev.gantry.store.work.WorkQueue.Subscription;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one handler. A worker whose connection breaks connects again; one that dies is replaced. */
final class JmsSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(JmsSubscription.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** How long a start waits for its workers; the broker may be away. */
    private static final long START_MILLIS = 2_000;

    private final Broker broker;
    private final Settlement settlement;
    private final WorkSettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Thread> threads = new HashSet<>();

    JmsSubscription(Broker broker, Settlement settlement, WorkSettings settings) {
        this.broker = broker;
        this.settlement = settlement;
        this.settings = settings;
    }

    /**
     * Starts workers and waits a while until all of them listen: one that joined later would get its first work only when
     * the others have acknowledged theirs, since the broker shares groups out anew.
     */
    void start(int workers) {
        CountDownLatch listening = new CountDownLatch(workers);
        for (int number = 0; number < workers; number++) {
            startWorker(number, listening::countDown);
        }
        try {
            if (!listening.await(START_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("{} workers do not listen yet", listening.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startWorker(int number, Runnable listens) {
        if (isClosed()) {
            return;
        }
        Thread thread = Thread.ofPlatform().daemon().name("worker-" + number).unstarted(() -> run(number, listens));
        thread.setUncaughtExceptionHandler(
                (_, e) -> LOG.error("a worker died of {}", e.getClass().getName()));
        threads.add(thread);
        thread.start();
    }

    private void run(int number, Runnable listens) {
        try {
            workUntilClosed(listens);
        } finally {
            synchronized (this) {
                threads.remove(Thread.currentThread());
            }
            new Pause().elapse();
            startWorker(number, () -> {});
        }
    }

    private void workUntilClosed(Runnable listens) {
        Pause pause = new Pause();
        Worker worker = new Worker(broker, settlement, settings, this::isClosed);
        while (!isClosed()) {
            try {
                worker.work(() -> {
                    pause.reset();
                    listens.run();
                });
            } catch (JMSException | JMSRuntimeException | StoreException e) {
                LOG.warn("the work queue is away ({}); trying again", e.getMessage());
                pause.elapse();
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        Set<Thread> running;
        synchronized (this) {
            running = Set.copyOf(threads);
        }
        try {
            for (Thread thread : running) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Between attempts to connect: doubles up to a limit. */
    private final class Pause {
        private long millis = FIRST_PAUSE_MILLIS;

        void reset() {
            millis = FIRST_PAUSE_MILLIS;
        }

        void elapse() {
            try {
                if (!closed.await(millis, TimeUnit.MILLISECONDS)) {
                    millis = Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                closed.countDown();
                Thread.currentThread().interrupt();
            }
        }
    }
}
