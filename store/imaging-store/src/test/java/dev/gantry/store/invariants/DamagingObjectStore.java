package dev.gantry.store.invariants;

import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A medium that keeps one object with a bit turned over in its last byte, and says nothing. */
final class DamagingObjectStore implements ObjectStore {
    private final ObjectStore behind;
    private final int damaged;
    private final AtomicInteger appends = new AtomicInteger();

    /** @param damaged the number of the append whose object is damaged, from 1 */
    DamagingObjectStore(ObjectStore behind, int damaged) {
        this.behind = behind;
        this.damaged = damaged;
    }

    @Override
    public ObjectRef append(Content content) throws IOException {
        boolean damages = appends.incrementAndGet() == damaged;
        return behind.append(damages ? sink -> writeDamaged(content, sink) : content);
    }

    private static void writeDamaged(Content content, OutputStream sink) throws IOException {
        LastByteTurned damaging = new LastByteTurned(sink);
        content.writeTo(damaging);
        damaging.finish();
    }

    @Override
    public InputStream open(ObjectRef object, ByteRange range) {
        return behind.open(object, range);
    }

    @Override
    public void delete(ObjectRef object) {
        behind.delete(object);
    }

    private static final class LastByteTurned extends FilterOutputStream {
        private int held = -1;

        LastByteTurned(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (held >= 0) {
                out.write(held);
            }
            held = b & 0xff;
        }

        void finish() throws IOException {
            out.write(held ^ 1);
        }
    }
}
