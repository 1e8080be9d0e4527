package dev.gantry.objects;

import java.io.IOException;
import java.nio.file.Path;

/** What the store asks of a file system; tests put faults behind it. */
interface Disk {
    /** Makes a file that must not be there yet, to read and write. Its name is durable after {@link #forceDirectory}. */
    SegmentFile create(Path path) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    SegmentFile open(Path path) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Bytes that can still be written. */
    long usableSpace() throws IOException;
}
