package dev.gantry.objects;

import java.io.IOException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments that are being appended to. A writer takes one for itself, gives it back, and leaves it when its record is
 * durable. The oldest free one is taken first, so that few writers share few files and with them few forces.
 */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int MOST_FREE = 8;

    private final SegmentDirectory directory;
    private final long segmentSize;
    private final int most;
    private final Consumer<SegmentName> onSealed;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition vacant = lock.newCondition();
    private final Queue<Segment> free = new PriorityQueue<>();
    private int lanes;

    /**
     * @param segmentSize from which on a segment takes no further record
     * @param most how many segments there are at most; who finds them all taken waits
     * @param onSealed told of every segment that is complete
     */
    Lanes(SegmentDirectory directory, long segmentSize, int most, Consumer<SegmentName> onSealed) {
        this.directory = directory;
        this.segmentSize = segmentSize;
        this.most = most;
        this.onSealed = onSealed;
    }

    /** Gives the caller a segment for itself, until it {@linkplain #give gives} it back and {@linkplain #leave leaves}. */
    Segment take() throws IOException {
        lock.lock();
        try {
            while (true) {
                Segment oldest = free.poll();
                if (oldest == null && lanes < most) {
                    lanes++;
                    break;
                }
                if (oldest == null) {
                    vacant.awaitUninterruptibly();
                } else if (oldest.isSound()) {
                    oldest.enter();
                    return oldest;
                } else {
                    retire(oldest);
                }
            }
        } finally {
            lock.unlock();
        }
        return create();
    }

    private Segment create() throws IOException {
        boolean made = false;
        try {
            Segment segment = Segment.create(directory);
            segment.enter();
            made = true;
            return segment;
        } finally {
            if (!made) {
                lock.lock();
                vacate();
                lock.unlock();
            }
        }
    }

    /** Takes the segment back from its holder, who stays a user of it. */
    void give(Segment segment) {
        lock.lock();
        try {
            if (segment.isSound() && segment.end() < segmentSize && free.size() < MOST_FREE) {
                free.add(segment);
                vacant.signal();
            } else {
                retire(segment);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the caller's use of a segment that it gave back. */
    void leave(Segment segment) {
        if (segment.leave()) {
            close(segment);
        }
    }

    /** Closes all segments; nobody uses one any more. */
    void close() {
        lock.lock();
        try {
            free.forEach(this::leave);
            free.clear();
        } finally {
            lock.unlock();
        }
    }

    private void retire(Segment segment) {
        vacate();
        leave(segment);
    }

    private void vacate() {
        lanes--;
        vacant.signal();
    }

    /** A failure here costs no object: the segment is in the directory still, and sealed at the next start. */
    private void close(Segment segment) {
        try {
            if (segment.close()) {
                onSealed.accept(segment.name());
            }
        } catch (IOException e) {
            LOG.warn("segment {} stays unsealed until the next start", segment.name(), e);
        }
    }
}
