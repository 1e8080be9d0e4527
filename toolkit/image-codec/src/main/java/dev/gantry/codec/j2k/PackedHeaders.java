package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packet headers that lie in the main header (PPM, T.800 A.7.4) or in those of tile-parts (PPT, A.7.5). */
final class PackedHeaders {
    private final TreeMap<Integer, ByteReader> main = new TreeMap<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private int next;
    private boolean joined;

    /** The PPT segments of one tile-part. */
    static final class Tile {
        private final TreeMap<Integer, ByteReader> segments = new TreeMap<>();

        void read(ByteReader segment) throws CodecException {
            segments.put(segment.u8(), segment);
        }

        void appendTo(TileStream tile) {
            for (ByteReader segment : segments.values()) {
                tile.packedHeaders.write(segment.data(), segment.position(), segment.remaining());
            }
        }
    }

    void readPpm(ByteReader segment) throws CodecException {
        main.put(segment.u8(), segment);
    }

    /** Gives the headers of the next tile-part, in the order of the codestream, to its tile. */
    void appendNext(@Nullable TileStream tile) throws CodecException {
        if (main.isEmpty() || tile == null) {
            return;
        }
        if (!joined) {
            joined = true;
            join();
        }
        if (next < chunks.size()) {
            tile.packedHeaders.writeBytes(chunks.get(next++));
        }
    }

    /** A chunk is a length of four bytes and that many of headers; it may run over segments. */
    private void join() throws CodecException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteReader segment : main.values()) {
            all.write(segment.data(), segment.position(), segment.remaining());
        }
        byte[] bytes = all.toByteArray();
        ByteReader in = new ByteReader(bytes, 0, bytes.length);
        while (in.remaining() >= 4) {
            ByteReader chunk = in.slice(Math.min(in.size(), in.remaining()));
            byte[] copy = new byte[chunk.remaining()];
            System.arraycopy(bytes, chunk.position(), copy, 0, copy.length);
            chunks.add(copy);
        }
    }
}
