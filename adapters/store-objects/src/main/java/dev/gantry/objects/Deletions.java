package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks records deleted and removes segments that have no other. A mark is one byte in the record's header, written but
 * not forced: after a power cut a deleted object may be there again, where no reference leads to it. How many live records
 * a segment has is counted when the first of them is deleted.
 */
final class Deletions {
    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final SegmentDirectory directory;
    private final OpenSegments readers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SegmentName, Long> live = new HashMap<>();
    private final Set<SegmentName> unsealed = new HashSet<>(); // those with a deletion: counted when they are sealed

    Deletions(SegmentDirectory directory, OpenSegments readers) {
        this.directory = directory;
        this.readers = readers;
    }

    /** Deletes the object of this length whose body is at {@code body}, if there is one. */
    void delete(SegmentName segment, long body, long length) throws IOException {
        lock.lock();
        try (SegmentFile file = directory.open(segment)) {
            long position = body - RecordHeader.SIZE;
            Optional<RecordHeader> header = headerAt(file, segment, position);
            if (header.isPresent() && header.get().live() && header.get().length() == length) {
                RecordHeader.writeDeleted(file, position);
                if (directory.isSealed(segment)) {
                    Long before = live.get(segment);
                    keepIfLive(segment, before == null ? countLive(file, segment) : before - 1);
                } else {
                    unsealed.add(segment);
                }
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("segment {} is gone already", segment);
        } finally {
            lock.unlock();
        }
    }

    /** To be told when a segment was sealed. */
    void sealed(SegmentName segment) {
        lock.lock();
        try {
            if (unsealed.remove(segment)) {
                try (SegmentFile file = directory.open(segment)) {
                    keepIfLive(segment, countLive(file, segment));
                }
            }
        } catch (IOException e) {
            LOG.warn("segment {} could not be looked through for live objects", segment, e);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<RecordHeader> headerAt(SegmentFile file, SegmentName segment, long position)
            throws IOException {
        if (position < SegmentHeader.SIZE) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.SIZE);
        file.readFully(bytes, position);
        return RecordHeader.decode(bytes.flip(), 0, segment, position);
    }

    /** Notes how many live records a segment has, and removes it when it has none. */
    private void keepIfLive(SegmentName segment, long left) throws IOException {
        live.put(segment, left);
        if (left == 0) {
            directory.remove(segment);
            readers.forget(segment);
            live.remove(segment);
        }
    }

    private static long countLive(SegmentFile file, SegmentName segment) throws IOException {
        RecordScanner scanner = new RecordScanner(file, segment);
        long found = 0;
        for (Optional<RecordScanner.Found> next; (next = scanner.next()).isPresent(); ) {
            found += next.get().header().live() ? 1 : 0;
        }
        if (scanner.hasGaps()) {
            LOG.warn("segment {} has damaged records and is kept whatever is deleted in it", segment);
            return Long.MAX_VALUE;
        }
        return found;
    }
}
