package dev.gantry.store.object;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** An {@link ObjectStore} in the heap, for tests of what stands on one. It keeps its contract but for durability. */
public final class HeapObjectStore implements ObjectStore {
    private static final String CONTAINER = "heap";

    private final AtomicLong end = new AtomicLong();
    private final Map<Long, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public ObjectRef append(Content content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (Sink sink = new Sink(body)) {
            content.writeTo(sink);
        }
        byte[] object = body.toByteArray();
        long offset = end.getAndAdd(object.length + 1L);
        objects.put(offset, object);
        return new ObjectRef(CONTAINER, offset, object.length);
    }

    @Override
    public InputStream open(ObjectRef object, ByteRange range) {
        byte[] body =
                find(object).orElseThrow(() -> new StoreException(ErrorCode.NOT_FOUND, "there is no object " + object));
        if (range.end() > body.length) {
            throw new StoreException(ErrorCode.VALIDATION, range + " is not inside " + object);
        }
        return new ByteArrayInputStream(body, Math.toIntExact(range.offset()), Math.toIntExact(range.length()));
    }

    @Override
    public void delete(ObjectRef object) {
        find(object).ifPresent(body -> objects.remove(object.offset(), body));
    }

    /** The offsets of the objects that are there: as many as there are objects. */
    public Set<Long> offsets() {
        return Set.copyOf(objects.keySet());
    }

    private Optional<byte[]> find(ObjectRef object) {
        return Optional.of(object)
                .filter(o -> o.container().equals(CONTAINER))
                .map(o -> objects.get(o.offset()))
                .filter(body -> body.length == object.length());
    }

    /** Takes nothing once the content has returned. */
    private static final class Sink extends FilterOutputStream {
        private boolean closedByStore;

        Sink(OutputStream body) {
            super(body);
        }

        @Override
        public void write(int b) throws IOException {
            requireOpen();
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            requireOpen();
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            closedByStore = true;
        }

        private void requireOpen() throws IOException {
            if (closedByStore) {
                throw new IOException("the object is complete");
            }
        }
    }
}
