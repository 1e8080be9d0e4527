package dev.gantry.jms;

import java.time.Duration;
import java.util.PriorityQueue;

/** What this process itself knows of the queue's state: all there is when a broker has no counters. */
final class LocalCounts {
    private final PriorityQueue<Long> dueNanos = new PriorityQueue<>((a, b) -> Long.signum(a - b));
    private int inFlight;

    synchronized void started(int items) {
        inFlight += items;
    }

    synchronized void finished(int items) {
        inFlight -= items;
    }

    synchronized void delayed(Duration delay) {
        dropDue();
        dueNanos.add(System.nanoTime() + delay.toNanos());
    }

    /** Items being handled in this process. */
    synchronized int inFlight() {
        return inFlight;
    }

    /** Items that this process has put back and whose back-off has not ended. */
    synchronized int delayed() {
        dropDue();
        return dueNanos.size();
    }

    private void dropDue() {
        while (!dueNanos.isEmpty() && dueNanos.peek() - System.nanoTime() <= 0) {
            dueNanos.remove();
        }
    }
}
