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

    FileDisk(Path directory) throws IOException {
        store = Files.getFileStore(directory);
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
            names.force(true);
        }
    }

    @Override
    public long usableSpace() throws IOException {
        return store.getUsableSpace();
    }

    /**
     * A file channel that an interrupted thread can still use: a plain one would be closed by it, for all its users. An
     * interrupt that arrives in the middle of a call still closes it.
     */
    private record ChannelFile(FileChannel channel) implements SegmentFile {
        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                return channel.read(target, position);
            } finally {
                restore(interrupted);
            }
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                for (long at = position; source.hasRemaining(); ) {
                    at += channel.write(source, at);
                }
            } finally {
                restore(interrupted);
            }
        }

        @Override
        public void force() throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                channel.force(false);
            } finally {
                restore(interrupted);
            }
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                channel.truncate(size);
            } finally {
                restore(interrupted);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }

        private static void restore(boolean interrupted) {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
