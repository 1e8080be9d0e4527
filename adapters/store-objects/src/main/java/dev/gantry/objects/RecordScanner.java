package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Walks over the records of a segment, front to back. Where a header is damaged it goes on with the next sound one, which
 * it knows by its checksum over the segment's name and its own position.
 */
final class RecordScanner {
    private static final int WINDOW = 1 << 20;
    private static final int PIECE = 64 << 10;

    /** A record and the position of its header. */
    record Found(long position, RecordHeader header) {
        long end() {
            return position + RecordHeader.SIZE + header.length();
        }
    }

    private final SegmentFile file;
    private final SegmentName segment;
    private final long size;
    private final ByteBuffer headerBytes = ByteBuffer.allocate(RecordHeader.SIZE);
    private long position = SegmentHeader.SIZE;
    private boolean gaps;

    RecordScanner(SegmentFile file, SegmentName segment) throws IOException {
        this.file = file;
        this.segment = segment;
        this.size = file.size();
    }

    /** The next record whose header is sound; empty after the last. Its body is not looked at. */
    Optional<Found> next() throws IOException {
        Optional<Found> found = at(position);
        if (found.isEmpty()) {
            found = search();
            gaps |= found.isPresent();
        }
        found.ifPresent(record -> position = record.header().next(record.position()));
        return found;
    }

    /** Whether there were bytes between records that are no record. */
    boolean hasGaps() {
        return gaps;
    }

    /** Whether the body of a record is what was written. */
    boolean isWhole(Found record) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer window = ByteBuffer.allocate(PIECE);
        for (long at = record.position() + RecordHeader.SIZE; at < record.end(); at += window.limit()) {
            window.clear().limit((int) Math.min(window.capacity(), record.end() - at));
            file.readFully(window, at);
            if (!window.flip().hasRemaining()) {
                return false;
            }
            crc.update(window);
        }
        return (int) crc.getValue() == record.header().bodyCrc();
    }

    private Optional<Found> at(long start) throws IOException {
        file.readFully(headerBytes.clear(), start);
        return RecordHeader.decode(headerBytes.flip(), 0, segment, start).flatMap(header -> inFile(start, header));
    }

    private Optional<Found> inFile(long start, RecordHeader header) {
        boolean inside = header.length() <= size - start - RecordHeader.SIZE;
        return inside ? Optional.of(new Found(start, header)) : Optional.empty();
    }

    private Optional<Found> search() throws IOException {
        ByteBuffer window = ByteBuffer.allocate(WINDOW);
        int stride = WINDOW - RecordHeader.SIZE; // so that no header lies across two windows
        for (long base = position; base < size; base += stride) {
            file.readFully(window.clear(), base);
            window.flip();
            for (int i = 0; i < stride; i += RecordHeader.ALIGNMENT) {
                if (RecordHeader.beginsAt(window, i)) {
                    Optional<Found> found = at(base + i);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
