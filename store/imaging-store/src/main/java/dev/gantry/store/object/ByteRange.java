package dev.gantry.store.object;

/**
 * A run of bytes inside an object.
 *
 * @param offset bytes from the object's start
 * @param length in bytes
 */
public record ByteRange(long offset, long length) {
    public ByteRange {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new IllegalArgumentException("not a byte range: " + offset + "+" + length);
        }
    }

    /** The offset of the first byte after the range. */
    public long end() {
        return offset + length;
    }
}
