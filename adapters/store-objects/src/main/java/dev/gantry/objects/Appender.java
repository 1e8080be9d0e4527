package dev.gantry.objects;

import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.util.function.Consumer;

/** The writing half of the store: what its appends share. */
final class Appender {
    /**
     * Two segments are shared by the objects that fit the buffer: while one is written to, the other can be forced. More
     * of them made no more speed.
     */
    private static final int SHARED_LANES = 2;

    private final Lanes shared;
    private final Lanes own;
    private final Chunks chunks;
    private final FreeSpace space;
    private final int bufferSize;

    Appender(SegmentDirectory directory, ObjectsSettings settings, Consumer<SegmentName> onSealed) {
        shared = new Lanes(directory, settings.segmentSize(), SHARED_LANES, onSealed);
        own = new Lanes(directory, settings.segmentSize(), Integer.MAX_VALUE, onSealed);
        chunks = new Chunks(settings.bufferMemory());
        space = new FreeSpace(directory.disk(), settings.minimumFreeSpace());
        bufferSize = settings.bufferSize();
    }

    ObjectRef append(Content content) throws IOException {
        try (RecordWriter writer = new RecordWriter(this)) {
            return writer.write(content);
        }
    }

    /** Seals all segments; no append is under way. */
    void close() {
        shared.close();
        own.close();
    }

    /** A place that is held for no longer than a few writes take. */
    Place sharedPlace() throws IOException {
        return Place.take(shared);
    }

    /** A place that may be held for as long as a source needs. */
    Place ownPlace() throws IOException {
        return Place.take(own);
    }

    Chunks chunks() {
        return chunks;
    }

    FreeSpace space() {
        return space;
    }

    /** Bytes of an object that may gather before it takes a place of its own. */
    int bufferSize() {
        return bufferSize;
    }
}
