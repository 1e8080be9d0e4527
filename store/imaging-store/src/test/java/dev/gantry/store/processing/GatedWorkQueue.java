package dev.gantry.store.processing;

import dev.gantry.store.work.DeadLetter;
import dev.gantry.store.work.QueueState;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A queue whose sends wait until they are let through. */
final class GatedWorkQueue implements WorkQueue {
    private final WorkQueue queue;
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore arrivals = new Semaphore(0);

    GatedWorkQueue(WorkQueue queue) {
        this.queue = queue;
    }

    void open() {
        gate.release(Integer.MAX_VALUE / 2);
    }

    void awaitSender() {
        arrivals.acquireUninterruptibly();
    }

    @Override
    public void send(List<WorkItem> items) {
        arrivals.release();
        gate.acquireUninterruptibly();
        queue.send(items);
    }

    @Override
    public Subscription subscribe(WorkHandler handler, int workers) {
        return queue.subscribe(handler, workers);
    }

    @Override
    public QueueState state() {
        return queue.state();
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return queue.deadLetters(limit);
    }

    @Override
    public List<WorkItem> redrive(List<String> ids) {
        return queue.redrive(ids);
    }
}
