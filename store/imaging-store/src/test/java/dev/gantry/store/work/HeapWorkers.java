package dev.gantry.store.work;

import dev.gantry.store.work.HeapWorkQueue.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The threads that bring the items of a {@link HeapWorkQueue} to a handler. */
final class HeapWorkers implements WorkQueue.Subscription {
    static final String DIED = "the worker died with it each time";

    private final HeapWorkQueue queue;
    private final WorkHandler handler;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    HeapWorkers(HeapWorkQueue queue, WorkHandler handler) {
        this.queue = queue;
        this.handler = handler;
    }

    void start(int workers) {
        for (int worker = 0; worker < workers; worker++) {
            threads.add(Thread.ofVirtual().name("heap-worker-" + worker).start(this::work));
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work() {
        while (!closed) {
            try {
                List<Delivery> deliveries = queue.take();
                if (!deliveries.isEmpty()) {
                    deliver(deliveries);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void deliver(List<Delivery> deliveries) {
        List<Delivery> toHandle = new ArrayList<>(deliveries);
        Set<Delivery> unsettled = new HashSet<>(deliveries);
        try {
            for (Delivery delivery : deliveries) {
                if (queue.exhausted(delivery)) {
                    toHandle.remove(delivery);
                    unsettled.remove(delivery);
                    handler.abandoned(delivery.item(), DIED);
                }
            }
            if (!toHandle.isEmpty()) {
                settle(toHandle, failures(toHandle));
            }
            unsettled.clear();
        } catch (StackOverflowError | AssertionError e) {
            // Plays a worker that died: its items come again, and its place is taken.
            unsettled.forEach(queue::died);
        } finally {
            queue.released(deliveries);
        }
    }

    /** The worker loop's answer to a handler that throws: every item failed. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private List<WorkFailure> failures(List<Delivery> deliveries) {
        List<WorkItem> items = deliveries.stream().map(Delivery::item).toList();
        try {
            return handler.handle(items);
        } catch (RuntimeException e) {
            return items.stream()
                    .map(item -> new WorkFailure(item, e.toString(), true))
                    .toList();
        }
    }

    private void settle(List<Delivery> deliveries, List<WorkFailure> failures) {
        for (WorkFailure failure : failures) {
            deliveries.stream()
                    .filter(delivery -> delivery.item().equals(failure.item()))
                    .filter(delivery -> queue.failed(delivery, failure))
                    .forEach(delivery -> handler.abandoned(delivery.item(), failure.reason()));
        }
    }
}
