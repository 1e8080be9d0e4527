package dev.gantry.store.work;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A work queue on the heap: for tests, and as the shortest description of what a queue does. */
public final class HeapWorkQueue implements WorkQueue {
    /**
     * A waiting item.
     *
     * @param deliveries made before
     * @param suspect whether a worker died with it
     */
    private record Entry(WorkItem item, int deliveries, long dueNanos, boolean suspect) {
        boolean due() {
            return dueNanos - System.nanoTime() <= 0;
        }
    }

    private final RetryPolicy retries;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private final List<DeadLetter> dead = new ArrayList<>();
    private final Set<String> busyGroups = new HashSet<>();
    private int inFlight;
    private boolean away;

    public HeapWorkQueue(RetryPolicy retries) {
        this.retries = retries;
    }

    /** Plays a broker that is gone, or back: all but running deliveries fails with {@code THROTTLED}. */
    public void away(boolean gone) {
        locked(() -> away = gone);
    }

    @Override
    public void send(List<WorkItem> items) {
        locked(() -> {
            requirePresence();
            items.forEach(item -> entries.add(new Entry(item, 0, System.nanoTime(), false)));
            return changed;
        });
    }

    @Override
    public Subscription subscribe(WorkHandler handler, int workers) {
        HeapWorkers threads = new HeapWorkers(this, handler);
        threads.start(workers);
        return threads;
    }

    @Override
    public QueueState state() {
        return locked(() -> {
            requirePresence();
            long waiting = entries.stream().filter(Entry::due).count();
            return new QueueState(waiting, inFlight, entries.size() - waiting, dead.size());
        });
    }

    @Override
    public List<DeadLetter> deadLetters(int limit) {
        return locked(() -> {
            requirePresence();
            return dead.stream().limit(limit).toList();
        });
    }

    @Override
    public List<WorkItem> redrive(List<String> ids) {
        return locked(() -> {
            requirePresence();
            List<DeadLetter> chosen = dead.stream()
                    .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                    .toList();
            dead.removeAll(chosen);
            List<WorkItem> items = chosen.stream().map(DeadLetter::item).toList();
            items.forEach(item -> entries.add(new Entry(item, 0, System.nanoTime(), false)));
            return items;
        });
    }

    /** Waits at most a moment for the due items of one group that nobody handles; empty when there are none. */
    List<Delivery> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<Delivery> taken = takeDue();
            if (taken.isEmpty()) {
                changed.await(5, TimeUnit.MILLISECONDS);
                taken = takeDue();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** An item in a worker's hands. {@code deliveries} counts this one. */
    record Delivery(WorkItem item, int deliveries) {}

    private List<Delivery> takeDue() {
        Entry first = entries.stream()
                .filter(entry -> !away
                        && entry.due()
                        && !busyGroups.contains(entry.item().group()))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return List.of();
        }
        Set<Entry> group = new LinkedHashSet<>(List.of(first));
        entries.stream()
                .filter(entry -> !first.suspect() && !entry.suspect() && entry.due())
                .filter(entry -> entry.item().group().equals(first.item().group()))
                .forEach(group::add);
        entries.removeAll(group);
        inFlight += group.size();
        busyGroups.add(first.item().group());
        return distinct(group);
    }

    private List<Delivery> distinct(Set<Entry> group) {
        Set<WorkItem> seen = new HashSet<>();
        List<Delivery> deliveries = new ArrayList<>();
        for (Entry entry : group) {
            if (seen.add(entry.item())) {
                deliveries.add(new Delivery(entry.item(), entry.deliveries() + 1));
            } else {
                inFlight--;
            }
        }
        return deliveries;
    }

    /** Puts a delivery back whose worker died. */
    void died(Delivery delivery) {
        locked(() -> entries.add(new Entry(delivery.item(), delivery.deliveries(), System.nanoTime(), true)));
    }

    /** Puts a failed delivery back, or gives it up. Returns whether it was given up. */
    boolean failed(Delivery delivery, WorkFailure failure) {
        return locked(() -> {
            int made = delivery.deliveries();
            if (failure.retryable() && made < retries.maxDeliveries()) {
                long due = System.nanoTime() + retries.delayAfter(made).toNanos();
                entries.add(new Entry(delivery.item(), made, due, false));
                return false;
            }
            giveUp(delivery.item(), failure.reason(), made);
            return true;
        });
    }

    /** Whether a delivery is one too many because its workers died; then it is given up. */
    boolean exhausted(Delivery delivery) {
        return locked(() -> {
            boolean exhausted = delivery.deliveries() > retries.maxDeliveries();
            if (exhausted) {
                giveUp(delivery.item(), HeapWorkers.DIED, delivery.deliveries() - 1);
            }
            return exhausted;
        });
    }

    void released(List<Delivery> deliveries) {
        locked(() -> {
            inFlight -= deliveries.size();
            return busyGroups.remove(deliveries.getFirst().item().group());
        });
    }

    private void giveUp(WorkItem item, String reason, int deliveries) {
        dead.add(new DeadLetter(UUID.randomUUID().toString(), item, reason, deliveries, Instant.now()));
    }

    private void requirePresence() {
        if (away) {
            throw new StoreException(ErrorCode.THROTTLED, "the work queue is away");
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            T result = action.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
