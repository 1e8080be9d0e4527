package dev.gantry.objects;

import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one record is written: the end of a segment, held until the record is complete or given up. */
final class Place implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Place.class);

    private final Lanes lanes;
    private final Segment segment;
    private final long body;
    private long position; // of the body's next byte
    private long end; // of the completed record
    private boolean held = true;

    private Place(Lanes lanes, Segment segment) {
        this.lanes = lanes;
        this.segment = segment;
        this.body = segment.end() + RecordHeader.SIZE;
        this.position = body;
    }

    /** Takes a place at the end of a segment; waits while the lanes have none. */
    static Place take(Lanes lanes) throws IOException {
        return new Place(lanes, lanes.take());
    }

    /** Writes the next bytes of the body. */
    void write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        segment.write(bytes, position);
        position += length;
    }

    /** Completes the record and lets others have the segment. */
    void complete(RecordHeader header) throws IOException {
        segment.complete(header);
        end = segment.end();
        giveBack();
    }

    /** Returns when the completed record is durable. */
    void awaitDurable() throws IOException {
        segment.awaitDurable(end);
    }

    /** The object whose bytes were written here. */
    ObjectRef object() {
        return new ObjectRef(segment.name().text(), body, position - body);
    }

    /** Leaves the segment; a record that is not complete is taken back. */
    @Override
    public void close() {
        if (held) {
            try {
                segment.giveUp();
            } catch (IOException e) {
                LOG.warn("segment {} takes no more objects: its end could not be cut off", segment.name(), e);
            }
            giveBack();
        }
        lanes.leave(segment);
    }

    private void giveBack() {
        held = false;
        lanes.give(segment);
    }
}
