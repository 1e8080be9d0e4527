package dev.gantry.objects;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps objects in a directory of append-only segment files, many to a file. Appends that run side by side share the
 * forces that make them durable; a reference is good for as long as the object lives, whatever the store does.
 *
 * <p>Memory: what {@link ObjectsSettings#bufferMemory} says, and a few kilobytes for each append or read under way.
 *
 * <p>Space: {@link #delete} gives the space of an object back with that of all others in its segment, when the last of
 * them is deleted. Segments in which some objects live are not compacted, for references never change; nor is one removed
 * whose last mark of a deletion a crash took back.
 *
 * <p>A thread that is interrupted in the very moment of a write or a force fails its own append and those that share the
 * force; their objects are not stored and nothing else is harmed.
 */
public final class DirectoryObjectStore implements ObjectStore, AutoCloseable {
    private static final int OPEN_FILES = 128;

    private final StoreLock storeLock;
    private final OpenSegments readers;
    private final Deletions deletions;
    private final Appender appender;
    private final ReadWriteLock gate = new ReentrantReadWriteLock(); // read: a call is under way; write: closing
    private boolean closed;

    /**
     * Opens the store in its directory, after a crash with every object that was acknowledged.
     *
     * @throws IOException when the directory cannot be used; also when another store has it
     */
    public DirectoryObjectStore(ObjectsSettings settings) throws IOException {
        this(settings, new FileDisk(settings.directory()));
    }

    DirectoryObjectStore(ObjectsSettings settings, Disk disk) throws IOException {
        storeLock = StoreLock.take(settings.directory());
        SegmentDirectory directory = new SegmentDirectory(settings.directory(), disk);
        boolean recovered = false;
        try {
            new Recovery(directory).run();
            recovered = true;
        } finally {
            if (!recovered) {
                storeLock.close();
            }
        }
        readers = new OpenSegments(directory, OPEN_FILES);
        deletions = new Deletions(directory, readers);
        appender = new Appender(directory, settings, deletions::sealed);
    }

    @Override
    public ObjectRef append(Content content) throws IOException {
        enter();
        try {
            return appender.append(content);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public InputStream open(ObjectRef object, ByteRange range) {
        enter();
        try {
            return find(object, range);
        } catch (NoSuchFileException e) {
            throw notFound(object);
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "object " + object + " cannot be read: " + e, e);
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void delete(ObjectRef object) {
        enter();
        try {
            SegmentName.of(object.container()).ifPresent(segment -> delete(segment, object));
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Waits for the appends under way, seals what they wrote, and gives the directory up. Later calls fail. */
    @Override
    public void close() throws IOException {
        gate.writeLock().lock();
        try (storeLock) {
            if (!closed) {
                closed = true;
                appender.close();
                readers.close();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void enter() {
        gate.readLock().lock();
        if (closed) {
            gate.readLock().unlock();
            throw new StoreException(ErrorCode.THROTTLED, "the object store is closed");
        }
    }

    private InputStream find(ObjectRef object, ByteRange range) throws IOException {
        SegmentName segment = SegmentName.of(object.container()).orElseThrow(() -> notFound(object));
        OpenSegments.Source source = readers.acquire(segment);
        boolean found = false;
        try {
            RecordHeader header = header(source, object);
            if (!header.live() || header.length() != object.length()) {
                throw notFound(object);
            }
            if (range.end() > object.length()) {
                throw new StoreException(ErrorCode.VALIDATION, range + " is not inside " + object);
            }
            found = true;
            return new ObjectStream(source, header, object.offset(), range);
        } finally {
            if (!found) {
                source.close();
            }
        }
    }

    private static RecordHeader header(OpenSegments.Source source, ObjectRef object) throws IOException {
        long position = object.offset() - RecordHeader.SIZE;
        ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.SIZE);
        if (position < SegmentHeader.SIZE || source.read(bytes, position) < RecordHeader.SIZE) {
            throw notFound(object);
        }
        if (!RecordHeader.beginsAt(bytes.flip(), 0)) {
            throw notFound(object);
        }
        return RecordHeader.decode(bytes, 0, source.segment(), position)
                .orElseThrow(() -> new StoreException(ErrorCode.INTERNAL, "the header of " + object + " is damaged"));
    }

    private void delete(SegmentName segment, ObjectRef object) {
        try {
            deletions.delete(segment, object.offset(), object.length());
        } catch (IOException e) {
            throw new StoreException(ErrorCode.INTERNAL, "object " + object + " cannot be deleted: " + e, e);
        }
    }

    private static StoreException notFound(ObjectRef object) {
        return new StoreException(ErrorCode.NOT_FOUND, "there is no object " + object);
    }
}
