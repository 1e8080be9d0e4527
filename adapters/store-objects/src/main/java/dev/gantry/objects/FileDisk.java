package dev.gantry.objects;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system of the machine. */
final class FileDisk implements Disk {
    private final FileStore store;

    /** @param directory whose disk it is; made, with a durable name, when it is not there */
    FileDisk(Path directory) throws IOException {
        makeDurably(directory.toAbsolutePath());
        store = Files.getFileStore(directory);
    }

    private void makeDurably(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null && !Files.isDirectory(directory)) {
            makeDurably(parent);
            Files.createDirectory(directory);
            forceDirectory(parent);
        }
    }

    @Override
    public SegmentFile create(Path path) throws IOException {
        return new ChannelFile(FileChannel.open(path, CREATE_NEW, READ, WRITE));
    }

    @Override
    public SegmentFile open(Path path) throws IOException {
        return new ChannelFile(FileChannel.open(path, READ, WRITE));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, READ)) {
            uninterrupted(() -> {
                names.force(true);
                return 0;
            });
        }
    }

    @Override
    public long usableSpace() throws IOException {
        return store.getUsableSpace();
    }

    /** A call of a channel, and its answer. */
    private interface Call {
        long run() throws IOException;
    }

    /**
     * Lets an interrupted thread use a channel: plainly done, its call would close the channel for all. An interrupt that
     * arrives in the middle of the call still does.
     */
    private static long uninterrupted(Call call) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return call.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record ChannelFile(FileChannel channel) implements SegmentFile {
        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return (int) uninterrupted(() -> channel.read(target, position));
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            for (long at = position; source.hasRemaining(); ) {
                long next = at;
                at += uninterrupted(() -> channel.write(source, next));
            }
        }

        @Override
        public void force() throws IOException {
            uninterrupted(() -> {
                channel.force(false);
                return 0;
            });
        }

        @Override
        public long size() throws IOException {
            return uninterrupted(channel::size);
        }

        @Override
        public void truncate(long size) throws IOException {
            uninterrupted(() -> {
                channel.truncate(size);
                return 0;
            });
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
