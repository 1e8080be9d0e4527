package dev.gantry.store.object;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An {@link ObjectStore} that fails once, at a call chosen by its number, with {@code INTERNAL}. All other calls reach
 * the store behind it. Calls of every kind are counted together, from 1, so that a test can let each in turn fail.
 */
public final class FaultyObjectStore implements ObjectStore {
    /** When in its course a call fails. */
    public enum Fault {
        /** Before anything was done. */
        BEFORE,
        /** In an append, after half a dozen bytes of the content; in a read, after the first byte. A delete: before. */
        MIDWAY,
        /** After everything was done: an append has left an object that nobody knows of. */
        AFTER
    }

    private static final int MIDWAY_BYTES = 6;

    private final ObjectStore behind;
    private final int failingCall;
    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param failingCall the number of the call that fails; 0 for none, to count the calls */
    public FaultyObjectStore(ObjectStore behind, int failingCall, Fault fault) {
        this.behind = behind;
        this.failingCall = failingCall;
        this.fault = fault;
    }

    /** How many calls there were so far. */
    public int calls() {
        return calls.get();
    }

    @Override
    public ObjectRef append(Content content) throws IOException {
        boolean fails = nextCallFails();
        failIf(fails && fault == Fault.BEFORE);
        boolean midway = fails && fault == Fault.MIDWAY;
        ObjectRef object = behind.append(midway ? sink -> content.writeTo(new FailingSink(sink)) : content);
        failIf(fails);
        return object;
    }

    @Override
    public InputStream open(ObjectRef object, ByteRange range) {
        boolean fails = nextCallFails();
        failIf(fails && fault != Fault.MIDWAY);
        InputStream opened = behind.open(object, range);
        return fails ? new FailingSource(opened) : opened;
    }

    @Override
    public void delete(ObjectRef object) {
        boolean fails = nextCallFails();
        failIf(fails && fault != Fault.AFTER);
        behind.delete(object);
        failIf(fails);
    }

    private boolean nextCallFails() {
        return calls.incrementAndGet() == failingCall;
    }

    private void failIf(boolean fails) {
        if (fails) {
            throw new StoreException(ErrorCode.INTERNAL, "the object store failed at call " + failingCall);
        }
    }

    /** Fails as a full disk does: in the middle of the content's writes. */
    private final class FailingSink extends OutputStream {
        private final OutputStream sink;
        private int taken;

        FailingSink(OutputStream sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) throws IOException {
            failIf(taken == MIDWAY_BYTES);
            taken++;
            sink.write(b);
        }
    }

    private static final class FailingSource extends InputStream {
        private final InputStream source;
        private boolean begun;

        FailingSource(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            if (begun) {
                throw new IOException("the medium failed");
            }
            begun = true;
            return source.read();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
