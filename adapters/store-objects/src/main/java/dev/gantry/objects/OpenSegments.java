package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the files of segments open that were read of late. A file in use stays open though its segment is removed. */
final class OpenSegments {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSegments.class);

    private final SegmentDirectory directory;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SegmentName, Source> sources = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many files stay open; more only while they are in use */
    OpenSegments(SegmentDirectory directory, int most) {
        this.directory = directory;
        this.most = most;
    }

    /** @throws NoSuchFileException when there is no such segment */
    Source acquire(SegmentName segment) throws IOException {
        lock.lock();
        try {
            Source source = sources.get(segment);
            if (source == null) {
                source = new Source(segment, directory.open(segment));
                sources.put(segment, source);
            }
            source.users++;
            closeEldest();
            return source;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the file of a segment as soon as nobody reads it. */
    void forget(SegmentName segment) {
        lock.lock();
        try {
            Source source = sources.remove(segment);
            if (source != null && source.users == 0) {
                source.shut();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many files are open. */
    int size() {
        lock.lock();
        try {
            return sources.size();
        } finally {
            lock.unlock();
        }
    }

    /** Closes all files, also those in use. */
    void close() {
        lock.lock();
        try {
            sources.values().forEach(Source::shut);
            sources.clear();
        } finally {
            lock.unlock();
        }
    }

    private void closeEldest() {
        Iterator<Source> eldest = sources.values().iterator();
        while (sources.size() > most && eldest.hasNext()) {
            Source source = eldest.next();
            if (source.users == 0) {
                eldest.remove();
                source.shut();
            }
        }
    }

    /** A segment to read from, for many threads, each of which closes it once. */
    final class Source implements AutoCloseable {
        private final SegmentName segment;
        private volatile SegmentFile file; // changed with the lock, which guards the rest too
        private int users;
        private boolean shut;

        private Source(SegmentName segment, SegmentFile file) {
            this.segment = segment;
            this.file = file;
        }

        SegmentName segment() {
            return segment;
        }

        /** As {@link SegmentFile#read}; an interrupt of another reader, which closes the file, does no harm. */
        int read(ByteBuffer target, long position) throws IOException {
            SegmentFile current = file;
            while (true) {
                try {
                    return current.read(target, position);
                } catch (ClosedChannelException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    current = reopened(current);
                }
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                users--;
                if (users == 0 && sources.get(segment) != this) {
                    shut();
                }
            } finally {
                lock.unlock();
            }
        }

        private SegmentFile reopened(SegmentFile broken) throws IOException {
            lock.lock();
            try {
                if (shut) {
                    throw new ClosedChannelException();
                }
                if (file == broken) {
                    file = directory.open(segment);
                }
                return file;
            } finally {
                lock.unlock();
            }
        }

        private void shut() {
            shut = true;
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("segment {} could not be closed", segment, e);
            }
        }
    }
}
