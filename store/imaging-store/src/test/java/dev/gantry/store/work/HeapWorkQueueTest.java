package dev.gantry.store.work;

import java.util.Optional;

class HeapWorkQueueTest extends WorkQueueContract {
    private Optional<HeapWorkQueue> opened = Optional.empty();

    @Override
    protected OpenQueue open(RetryPolicy retries) {
        HeapWorkQueue queue = opened.orElseGet(() -> new HeapWorkQueue(retries));
        opened = Optional.of(queue);
        return new OpenQueue() {
            @Override
            public WorkQueue queue() {
                return queue;
            }

            @Override
            public void close() {
                // What is on the heap stays there: the next open finds it.
            }
        };
    }
}
