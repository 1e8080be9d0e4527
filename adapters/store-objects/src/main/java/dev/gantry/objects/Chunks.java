package dev.gantry.objects;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Direct buffers of one size, made when needed, kept for reuse, and bounded in all. Asking for one never waits. */
final class Chunks {
    /** Bytes of a chunk, and so of a write. Writes of a quarter of this made objects of 525 KB a tenth slower. */
    static final int SIZE = 256 << 10;

    private static final int SMALL = 8 << 10;

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int taken;

    /** @param memory bytes that all chunks together may have */
    Chunks(int memory) {
        most = memory / SIZE;
    }

    /** A buffer to begin with: a chunk, or a small one of the heap when all chunks are taken. */
    ByteBuffer first() {
        return take(most).orElseGet(() -> ByteBuffer.allocate(SMALL));
    }

    /** Another chunk; empty when less than half are left, which are for those who begin. */
    Optional<ByteBuffer> another() {
        return take(most / 2);
    }

    void giveBack(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            lock.lock();
            try {
                taken--;
                free.push(buffer.clear());
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<ByteBuffer> take(int limit) {
        lock.lock();
        try {
            if (taken >= limit) {
                return Optional.empty();
            }
            taken++;
            ByteBuffer kept = free.poll();
            return Optional.of(kept == null ? ByteBuffer.allocateDirect(SIZE) : kept);
        } finally {
            lock.unlock();
        }
    }
}
