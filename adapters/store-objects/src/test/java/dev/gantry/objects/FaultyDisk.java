package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk whose forces fail, whose writes end in the middle, and that is as full as a test wants it. */
final class FaultyDisk implements Disk {
    private final Disk behind;
    private final AtomicInteger forces = new AtomicInteger();
    volatile long spaceLeft = Long.MAX_VALUE; // for writes
    volatile long usableSpace = Long.MAX_VALUE; // as it says
    volatile boolean forceFails;
    volatile boolean directoryForceFails;
    volatile boolean truncateFails;
    volatile CountDownLatch forceMayGoOn = new CountDownLatch(0);

    FaultyDisk(Path directory) throws IOException {
        behind = new FileDisk(directory);
    }

    /** How many forces of files were begun. */
    int forces() {
        return forces.get();
    }

    @Override
    public SegmentFile create(Path path) throws IOException {
        return new FaultyFile(behind.create(path));
    }

    @Override
    public SegmentFile open(Path path) throws IOException {
        return new FaultyFile(behind.open(path));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (directoryForceFails) {
            throw new IOException("Input/output error");
        }
        behind.forceDirectory(directory);
    }

    @Override
    public long usableSpace() {
        return usableSpace;
    }

    private final class FaultyFile implements SegmentFile {
        private final SegmentFile file;

        FaultyFile(SegmentFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            int wanted = source.remaining();
            if (wanted > spaceLeft) {
                file.write(source.slice(source.position(), (int) spaceLeft), position);
                spaceLeft = 0;
                throw new IOException("No space left on device");
            }
            spaceLeft -= wanted;
            file.write(source, position);
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            try {
                forceMayGoOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            if (truncateFails) {
                throw new IOException("Input/output error");
            }
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
