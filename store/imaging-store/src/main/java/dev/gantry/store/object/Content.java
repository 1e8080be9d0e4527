package dev.gantry.store.object;

import java.io.IOException;
import java.io.OutputStream;

/** What is to become an object: written once, front to back, of a length not known before. */
@FunctionalInterface
public interface Content {
    /**
     * Writes all bytes of the object.
     *
     * @throws IOException when the source of the bytes fails; the object is then not stored
     */
    void writeTo(OutputStream sink) throws IOException;
}
