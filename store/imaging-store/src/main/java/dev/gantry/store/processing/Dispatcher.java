package dev.gantry.store.processing;

import dev.gantry.store.StoreException;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands the work of committed instances to the queue, behind the back of the sender, who has been answered already.
 * Items that are offered while a batch is on its way, and in the moment of rest after it, make up the next one. Whatever the queue cannot take, because it is
 * away or slower than the senders, is dropped: the catalogue shows it as unprocessed and the {@link Sweeper} sends it
 * later. Safe for use by many threads.
 */
public final class Dispatcher implements AutoCloseable {
    private static final int MAX_BATCH = 256;

    /** Between batches. Each costs the queue a write to its disk, which many small ones would take from the senders. */
    private static final Duration REST = Duration.ofMillis(50);

    private final WorkQueue queue;
    private final int capacity;
    private final Duration flushTimeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<WorkItem> waiting = new ArrayDeque<>();
    private final Thread sender;
    private boolean closed;
    private long sent;
    private long dropped;

    private Dispatcher(WorkQueue queue, int capacity, Duration flushTimeout) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is at least 1, not " + capacity);
        }
        this.queue = queue;
        this.capacity = capacity;
        this.flushTimeout = flushTimeout;
        this.sender = Thread.ofVirtual().name("dispatcher").unstarted(this::sendUntilClosed);
    }

    /**
     * Starts a dispatcher.
     *
     * @param capacity how many items may wait for the queue, about 200 bytes each
     * @param flushTimeout how long {@link #close} waits for them to be sent
     */
    public static Dispatcher start(WorkQueue queue, int capacity, Duration flushTimeout) {
        Dispatcher dispatcher = new Dispatcher(queue, capacity, flushTimeout);
        dispatcher.sender.start();
        return dispatcher;
    }

    /** Takes an item, or drops it when too many wait or the dispatcher is closed. Never blocks on the queue. */
    public void offer(WorkItem item) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                dropped++;
            } else {
                waiting.add(item);
                if (waiting.size() == 1 || waiting.size() == MAX_BATCH) {
                    changed.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many items were dropped since the start. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** How many items the queue has taken since the start. */
    public long sent() {
        lock.lock();
        try {
            return sent;
        } finally {
            lock.unlock();
        }
    }

    /** Sends what waits, for as long as the flush timeout allows, and drops the rest. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            sender.join(flushTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropWaiting();
    }

    private void dropWaiting() {
        lock.lock();
        try {
            dropped += waiting.size();
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    private void sendUntilClosed() {
        for (List<WorkItem> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            boolean taken = send(batch);
            lock.lock();
            try {
                if (taken) {
                    sent += batch.size();
                } else {
                    dropped += batch.size();
                }
                rest();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Lets a batch gather, but not for long. Called with the lock. */
    private void rest() throws InterruptedException {
        long left = REST.toNanos();
        while (!closed && waiting.size() < MAX_BATCH && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private boolean send(List<WorkItem> batch) {
        try {
            queue.send(batch);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    /** Waits for items; an empty batch is the end. */
    private List<WorkItem> nextBatch() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<WorkItem> batch = new ArrayList<>();
            while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }
}
