package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segment that is being appended to. One thread at a time holds it and writes a record at its end; when it has passed
 * the segment on, it waits for the record to become durable while others write theirs.
 */
final class Segment implements Comparable<Segment> {
    /**
     * Behind a small record zeros are written, which the next ones overwrite. A force of overwritten blocks has nothing to
     * enter in the file system's journal; under load that made small appends two to three times as fast. For large
     * records the second writing of the bytes costs more than it gains.
     */
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();

    private static final int SMALL = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final SegmentName name;
    private final SegmentFile file;
    private final SegmentDirectory directory;
    private final GroupForce durability = new GroupForce(this::force);

    private long end = SegmentHeader.SIZE; // the holder's, as are the next two
    private long zeroed; // where the zeros behind the last record end, if there are any
    private boolean torn;
    private volatile boolean nameDurable;
    private final AtomicInteger users = new AtomicInteger(1); // who appends or waits, and the lanes it belongs to

    private Segment(SegmentName name, SegmentFile file, SegmentDirectory directory) {
        this.name = name;
        this.file = file;
        this.directory = directory;
    }

    static Segment create(SegmentDirectory directory) throws IOException {
        SegmentName name = SegmentName.fresh();
        Segment segment = new Segment(name, directory.create(name), directory);
        boolean begun = false;
        try {
            segment.file.write(SegmentHeader.of(name), 0);
            begun = true;
            return segment;
        } finally {
            if (!begun) {
                segment.close();
            }
        }
    }

    void enter() {
        users.incrementAndGet();
    }

    /** Whether this was the last user, who then closes it. */
    boolean leave() {
        return users.decrementAndGet() == 0;
    }

    SegmentName name() {
        return name;
    }

    /** Where the next record begins. */
    long end() {
        return end;
    }

    /** Whether records may be appended still: not after bytes could not be taken back or made durable. */
    boolean isSound() {
        return !torn && !durability.hasFailed();
    }

    /** Writes a part of the holder's record. */
    void write(ByteBuffer bytes, long position) throws IOException {
        file.write(bytes, position);
    }

    /** Writes the header of the holder's record, of which the rest is written, and takes the record as whole. */
    void complete(RecordHeader header) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.SIZE);
        header.encode(bytes, 0, name, end);
        file.write(bytes, end);
        end = header.next(end);
        if (zeroed < end && header.length() <= SMALL) {
            writeZeros();
        }
        durability.written(end);
    }

    private void writeZeros() {
        try {
            file.write(ZEROS.duplicate(), end);
            zeroed = end + ZEROS.capacity();
        } catch (IOException e) {
            // The record is written: if the disk is full or broken, the next one or the force will tell.
            LOG.debug("no zeros behind segment {}", name, e);
        }
    }

    /** Takes back what the holder wrote of its record. */
    void giveUp() throws IOException {
        torn = true;
        file.truncate(end);
        zeroed = end;
        torn = false;
    }

    /** Returns when the records before {@code position} are durable. */
    void awaitDurable(long position) throws IOException {
        durability.await(position);
    }

    /**
     * Closes the file when nobody holds it or waits.
     *
     * @return whether the segment is sealed now. One without a record is removed; one that is not in good order stays as
     *     it is, for the recovery at the next start
     */
    boolean close() throws IOException {
        try (file) {
            if (end == SegmentHeader.SIZE) {
                directory.remove(name);
                return false;
            }
            if (!isSound()) {
                return false;
            }
            if (zeroed > end) {
                file.truncate(end);
            }
            directory.seal(name);
            return true;
        }
    }

    private void force() throws IOException {
        file.force();
        if (!nameDurable) {
            directory.forceNames();
            nameDurable = true;
        }
    }

    /** By age. */
    @Override
    public int compareTo(Segment other) {
        return name.compareTo(other.name);
    }
}
