package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A disk that loses in a power cut whatever it need not have kept: bytes that were not forced, names likewise. */
final class ForgetfulDisk implements Disk {
    private final Disk behind;
    private final Set<Path> made = new HashSet<>(); // all are guarded by this
    private final Set<Path> named = new HashSet<>();
    private final Map<Path, byte[]> forced = new HashMap<>();

    ForgetfulDisk(Path directory) throws IOException {
        behind = new FileDisk(directory);
    }

    /** Writes into another directory what a power cut in this moment would leave. */
    synchronized void cutPower(Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : named) {
            Files.write(target.resolve(file.getFileName()), forced.getOrDefault(file, new byte[0]));
        }
    }

    @Override
    public SegmentFile create(Path path) throws IOException {
        SegmentFile file = behind.create(path);
        synchronized (this) {
            made.add(path);
        }
        return new ForgetfulFile(path, file);
    }

    @Override
    public SegmentFile open(Path path) throws IOException {
        return behind.open(path);
    }

    @Override
    public synchronized void forceDirectory(Path directory) {
        named.addAll(made);
    }

    @Override
    public long usableSpace() throws IOException {
        return behind.usableSpace();
    }

    private final class ForgetfulFile implements SegmentFile {
        private final Path path;
        private final SegmentFile file;

        ForgetfulFile(Path path, SegmentFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        /** Keeps what was written before the call, though more may be there when it ends. */
        @Override
        public void force() throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            file.readFully(bytes, 0);
            Thread.yield();
            synchronized (ForgetfulDisk.this) {
                forced.put(path, bytes.array());
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
