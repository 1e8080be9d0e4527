package dev.gantry.objects;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The names of segment files: {@code .open} while a store may append to one, {@code .segment} for good. */
final class SegmentDirectory {
    private static final String OPEN = ".open";
    private static final String SEALED = ".segment";

    private final Path path;
    private final Disk disk;

    SegmentDirectory(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
    }

    Disk disk() {
        return disk;
    }

    /** Makes the file of a new segment, empty; its name is durable after {@link #forceNames}. */
    SegmentFile create(SegmentName segment) throws IOException {
        return disk.create(path.resolve(segment + OPEN));
    }

    /** @throws NoSuchFileException when there is no such segment */
    SegmentFile open(SegmentName segment) throws IOException {
        try {
            return disk.open(sealedPath(segment));
        } catch (NoSuchFileException notSealed) {
            return openUnsealed(segment);
        }
    }

    private SegmentFile openUnsealed(SegmentName segment) throws IOException {
        try {
            return disk.open(path.resolve(segment + OPEN));
        } catch (NoSuchFileException sealedMeanwhile) {
            return disk.open(sealedPath(segment));
        }
    }

    /** Says that nothing is appended to the segment any more. */
    void seal(SegmentName segment) throws IOException {
        Files.move(path.resolve(segment + OPEN), sealedPath(segment), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isSealed(SegmentName segment) {
        return Files.exists(sealedPath(segment));
    }

    void remove(SegmentName segment) throws IOException {
        Files.deleteIfExists(sealedPath(segment));
        Files.deleteIfExists(path.resolve(segment + OPEN));
    }

    /** Segments that an earlier run was appending to when it ended. */
    List<SegmentName> unsealed() throws IOException {
        List<SegmentName> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + OPEN)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                SegmentName.of(name.substring(0, name.length() - OPEN.length())).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Makes the creation, sealing and removal of segments durable. */
    void forceNames() throws IOException {
        disk.forceDirectory(path);
    }

    private Path sealedPath(SegmentName segment) {
        return path.resolve(segment + SEALED);
    }
}
