package dev.gantry.store.object;

/**
 * Where one object lies.
 *
 * @param container the store's own name for the file or bucket key that holds the object
 * @param offset bytes from the container's start to the object's first byte
 * @param length of the object, in bytes
 */
public record ObjectRef(String container, long offset, long length) {
    public ObjectRef {
        if (container.isEmpty() || offset < 0 || length < 0) {
            throw new IllegalArgumentException("not an object: " + container + " " + offset + "+" + length);
        }
    }
}
