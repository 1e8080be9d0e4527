package dev.gantry.objects;

import java.nio.file.Path;

/**
 * How a {@link DirectoryObjectStore} is set up. All sizes are in bytes.
 *
 * @param directory that the store has for itself; made when it is not there
 * @param segmentSize at which a segment file takes no further object; an object may be larger
 * @param bufferSize how much of an object is gathered before it takes a segment for itself
 * @param bufferMemory what all appends together may gather; beyond it they write on in small pieces
 * @param minimumFreeSpace that appends leave on the disk, so that others on it can go on
 */
public record ObjectsSettings(
        Path directory, long segmentSize, int bufferSize, int bufferMemory, long minimumFreeSpace) {
    private static final int MIB = 1 << 20;

    public ObjectsSettings {
        require(segmentSize >= 4096, "segment-size", segmentSize, "at least 4096");
        require(bufferSize >= 0, "buffer-size", bufferSize, "not negative");
        require(bufferMemory >= bufferSize, "buffer-memory", bufferMemory, "at least buffer-size");
        require(minimumFreeSpace >= 0, "minimum-free-space", minimumFreeSpace, "not negative");
    }

    /** Segments of 256 MiB, buffers of 1 MiB and 32 MiB in all, 512 MiB left free. */
    public static ObjectsSettings in(Path directory) {
        return new ObjectsSettings(directory, 256L * MIB, MIB, 32 * MIB, 512L * MIB);
    }

    private static void require(boolean holds, String key, long value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + " and must be " + rule);
        }
    }
}
