package dev.gantry.cli.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * A file that is written aside and takes its place when it is whole: nobody ever sees half of it, and what was there
 * stays when writing fails. Not thread-safe.
 */
final class NewFile implements AutoCloseable {
    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private final OutputStream out;

    private NewFile(Path target, Path aside, FileChannel channel) {
        this.target = target;
        this.aside = aside;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** Begins a file; folders on the way are made. A link is followed: what it points to is replaced. */
    static NewFile at(Path path) throws IOException {
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + " cannot be a file");
        }
        Files.createDirectories(folder);
        Path aside = folder.resolve("." + UUID.randomUUID() + ".part");
        return new NewFile(
                target, aside, FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    OutputStream out() {
        return out;
    }

    /** Puts it in its place, durably, with the permissions of the file it replaces. */
    void commit() throws IOException {
        out.flush();
        if (Files.exists(target)) {
            keepPermissions();
            channel.force(true);
        }
        channel.close();
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void keepPermissions() throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (before != null) {
            Files.setPosixFilePermissions(aside, before.readAttributes().permissions());
        }
    }

    /** Takes away what was not committed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(aside);
    }
}
