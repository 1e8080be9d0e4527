package dev.gantry.server.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own that can be filled and emptied. Only root can mount one: for others the test is skipped. */
final class SmallDisk implements AutoCloseable {
    private static final int MIB = 1 << 20;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    static SmallDisk mounted(Path directory, int mebibytes) throws IOException {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + mebibytes + "m", "tmpfs", directory.toString()))
                .as("only root can mount a small disk")
                .isZero();
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Takes all space but so much. */
    void fill(int mebibytesLeft) throws IOException {
        byte[] block = new byte[MIB];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (Files.getFileStore(directory).getUsableSpace() > (long) mebibytesLeft * MIB) {
                filler.write(block);
            }
        } catch (IOException full) {
            if (mebibytesLeft > 0) {
                throw full;
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() throws IOException {
        run("umount", directory.toString());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }
}
