package dev.gantry.objects;

import dev.gantry.store.StoreException;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object. Its bytes gather in chunks. An object that ends before the buffer does is then written at once into
 * a segment that many share; a longer one takes a segment for itself and goes on through one chunk. So nobody waits for a
 * slow source but who reads from it. Used by one thread.
 */
final class RecordWriter implements AutoCloseable {
    private final Appender appender;
    private final CRC32C crc = new CRC32C();
    private final List<ByteBuffer> gathered = new ArrayList<>();
    private ByteBuffer chunk; // the last of the gathered
    private long length;
    private @Nullable Place place;
    private @Nullable StoreException failure;
    private boolean complete;

    RecordWriter(Appender appender) {
        this.appender = appender;
        this.chunk = appender.chunks().first();
        gathered.add(chunk);
    }

    /** @throws IOException what the content threw */
    ObjectRef write(Content content) throws IOException {
        try {
            content.writeTo(new Body());
        } catch (IOException e) {
            throwFailure(); // the content may have wrapped it
            throw e;
        } finally {
            complete = true;
        }
        throwFailure();
        return finish();
    }

    /** Gives up what is not complete, and all that was taken. */
    @Override
    public void close() {
        if (place != null) {
            place.close();
        }
        giveChunksBack();
    }

    private void giveChunksBack() {
        gathered.forEach(appender.chunks()::giveBack);
        gathered.clear();
    }

    private ObjectRef finish() {
        try {
            Place target = place;
            if (target == null) {
                appender.space().require(length);
                target = appender.sharedPlace();
                place = target;
            }
            writeGathered(target);
            target.complete(new RecordHeader(true, length, (int) crc.getValue()));
            giveChunksBack();
            target.awaitDurable();
            return target.object();
        } catch (IOException e) {
            throw appender.space().explain(e);
        }
    }

    private void put(byte[] bytes, int offset, int count) {
        throwFailure();
        crc.update(bytes, offset, count);
        length += count;
        for (int at = offset; at < offset + count; ) {
            if (!chunk.hasRemaining()) {
                makeRoom();
            }
            int part = Math.min(offset + count - at, chunk.remaining());
            chunk.put(bytes, at, part);
            at += part;
        }
    }

    private void makeRoom() {
        if (place == null && gathered.size() * Chunks.SIZE < appender.bufferSize()) {
            Optional<ByteBuffer> next = appender.chunks().another();
            if (next.isPresent()) {
                chunk = next.get();
                gathered.add(chunk);
                return;
            }
        }
        try {
            spill();
        } catch (IOException e) {
            failure = appender.space().explain(e);
        } catch (StoreException e) {
            failure = e;
        }
        throwFailure();
    }

    private void spill() throws IOException {
        appender.space().require(Chunks.SIZE);
        Place target = place;
        if (target == null) {
            target = appender.ownPlace();
            place = target;
        }
        writeGathered(target);
        List<ByteBuffer> rest = gathered.subList(1, gathered.size());
        rest.forEach(appender.chunks()::giveBack);
        rest.clear();
        chunk = gathered.getFirst();
    }

    private void writeGathered(Place target) throws IOException {
        for (ByteBuffer next : gathered) {
            target.write(next.flip());
            next.clear();
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** What the content writes to. Failures of the disk pass through it as a {@link StoreException}. */
    private final class Body extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            if (complete) {
                throw new IOException("the object is complete");
            }
            put(bytes, offset, count);
        }
    }
}
