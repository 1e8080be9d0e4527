package dev.gantry.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The directory where a Gantry keeps everything, held by one process at a time through a lock that dies with it.
 *
 * <pre>
 * gantry.lock   locked while a Gantry runs; holds its process id
 * logs/         gantry.log and its older parts
 * postgres/     the embedded database
 * objects/      the instances' bytes
 * broker/       the embedded broker's journal
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the directory where needed and locks it. Touches nothing in it when another process holds it. */
    static DataDirectory open(Path path) throws StartupFailure {
        Path lockFile = path.resolve("gantry.lock");
        try {
            create(path);
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                String holder = read(channel);
                channel.close();
                throw new StartupFailure(
                        ExitCode.IN_USE,
                        "another Gantry" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                                + " runs on the data directory " + path + "; stop it or choose another with --data");
            }
            channel.truncate(0);
            channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new DataDirectory(path, channel);
        } catch (FileAlreadyExistsException e) {
            throw new StartupFailure(ExitCode.FAILED, "the data directory " + path + " is not a directory", e);
        } catch (IOException e) {
            throw new StartupFailure(
                    ExitCode.FAILED, "the data directory " + path + " cannot be used: " + reason(e), e);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path objects() {
        return path.resolve("objects");
    }

    Path broker() {
        return path.resolve("broker");
    }

    /** Gives the directory free for another process. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Others may pass through, as the database does under its own account, but not look around. */
    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return US_ASCII.decode(buffer.flip()).toString().strip();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "no permission for " + denied.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
