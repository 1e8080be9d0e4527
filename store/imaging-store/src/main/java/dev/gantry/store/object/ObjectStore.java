package dev.gantry.store.object;

import dev.gantry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps objects: append-only, immutable, read by range. Safe for use by many threads; appends go on side by side.
 *
 * <p>Failures of the store itself are a {@link StoreException}: {@code QUOTA_EXCEEDED} when no space is left,
 * {@code THROTTLED} when the store is away, {@code NOT_FOUND} for an object that is not there, {@code INTERNAL} for the
 * rest. They never leave half an object that a reference could name.
 */
public interface ObjectStore {
    /**
     * Stores what {@code content} writes as one object. When this returns the object is durable: a power cut a moment
     * later loses nothing. Memory use does not depend on the object's length.
     *
     * @throws IOException what {@code content} threw; nothing is stored then
     */
    ObjectRef append(Content content) throws IOException;

    /**
     * Opens a part of an object for reading. The stream reads ahead of nothing and is to be closed; reading may throw
     * {@link IOException} when the medium fails.
     *
     * @throws StoreException {@code NOT_FOUND} when there is no such object, {@code VALIDATION} when the range is not inside it
     */
    InputStream open(ObjectRef object, ByteRange range);

    /** Gives up an object; its space is reclaimed in the store's own time. Does nothing when it is gone already. */
    void delete(ObjectRef object);
}
