package dev.gantry.objects;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes a growing file durable for many writers with few forces. Whoever comes first forces the file for all that was
 * written by then; the others wait, and what they write meanwhile goes with the next force.
 *
 * <p>When a force fails, every writer it was to serve fails, and so does every later one: what a system says after a
 * failed force is not to be trusted.
 */
final class GroupForce {
    /** The force itself. */
    interface Force {
        void run() throws IOException;
    }

    private final Force force;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long written;
    private long durable;
    private boolean running;
    private boolean failed;

    GroupForce(Force force) {
        this.force = force;
    }

    /** Says that all up to {@code end} is written. */
    void written(long end) {
        lock.lock();
        try {
            written = end;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all up to {@code end} is durable. The caller has written it; an interrupt does not end the wait. */
    void await(long end) throws IOException {
        lock.lock();
        try {
            while (durable < end) {
                if (failed) {
                    throw new IOException("the file could not be made durable");
                }
                if (running) {
                    ended.awaitUninterruptibly();
                } else {
                    forceWritten();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    boolean hasFailed() {
        lock.lock();
        try {
            return failed;
        } finally {
            lock.unlock();
        }
    }

    /** Called and left with the lock, which is open to others meanwhile. */
    private void forceWritten() throws IOException {
        long upTo = written;
        boolean done = false;
        running = true;
        lock.unlock();
        try {
            force.run();
            done = true;
        } finally {
            lock.lock();
            running = false;
            if (done) {
                durable = upTo;
            } else {
                failed = true;
            }
            ended.signalAll();
        }
    }
}
