package dev.gantry.objects;

import dev.gantry.store.object.ByteRange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A range of an object, read from its segment as the reader asks for it. A reader that takes a whole object from front to
 * back gets an exception instead of its last bytes when they are not the bytes that were stored.
 */
final class ObjectStream extends InputStream {
    private static final int PIECE = 64 << 10;

    private final OpenSegments.Source segment;
    private final String object;
    private final int expectedCrc;
    private @Nullable CRC32C crc; // of what was read, as long as that is all from the object's start
    private long position;
    private final long end;
    private boolean closed;

    /** @param body where the object begins in its segment */
    ObjectStream(OpenSegments.Source segment, RecordHeader header, long body, ByteRange range) {
        this.segment = segment;
        this.object = segment.segment() + "+" + body;
        this.expectedCrc = header.bodyCrc();
        this.crc = range.equals(new ByteRange(0, header.length())) ? new CRC32C() : null;
        this.position = body + range.offset();
        this.end = body + range.end();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        requireOpen();
        if (length == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        // In pieces, for the JDK keeps a native buffer a thread as large as the largest read.
        int wanted = (int) Math.min(Math.min(length, PIECE), end - position);
        int read = segment.read(ByteBuffer.wrap(target, offset, wanted), position);
        if (read < 0) {
            throw new EOFException("object " + object + " is damaged: its segment ends before it");
        }
        position += read;
        check(target, offset, read);
        return read;
    }

    @Override
    public byte[] readAllBytes() throws IOException {
        return readNBytes(Integer.MAX_VALUE);
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
        if (length < 0) {
            throw new IllegalArgumentException("not a length: " + length);
        }
        if (length == Integer.MAX_VALUE && end - position > length) {
            throw new OutOfMemoryError("object " + object + " is larger than an array");
        }
        byte[] bytes = new byte[(int) Math.min(length, end - position)];
        readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public long skip(long count) throws IOException {
        requireOpen();
        long skipped = Math.clamp(count, 0, end - position);
        if (skipped > 0) {
            crc = null;
        }
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    @Override
    public long transferTo(OutputStream target) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, end - position)];
        long moved = 0;
        for (int read; (read = read(piece, 0, piece.length)) > 0; moved += read) {
            target.write(piece, 0, read);
        }
        return moved;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            segment.close();
        }
    }

    private void check(byte[] target, int offset, int length) throws IOException {
        if (crc != null) {
            crc.update(target, offset, length);
            if (position == end && (int) crc.getValue() != expectedCrc) {
                throw new IOException("object " + object + " is damaged: its CRC32C is not the one it was stored with");
            }
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
    }
}
