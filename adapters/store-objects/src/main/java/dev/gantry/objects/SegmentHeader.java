package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** What a segment file begins with; the layout is in the package's documentation. */
final class SegmentHeader {
    /** Where the first record begins. */
    static final int SIZE = 16;

    private static final long MAGIC = 0x47414e5452594f42L; // "GANTRYOB"
    private static final int VERSION = 1;

    private SegmentHeader() {}

    static ByteBuffer of(SegmentName segment) {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        return header.putLong(MAGIC)
                .putInt(VERSION)
                .putInt(crc(segment, VERSION))
                .flip();
    }

    /**
     * Whether the file begins with a header: one that was just made may have died before it had one.
     *
     * @throws IOException also when a later version of this program wrote the file
     */
    static boolean isSound(SegmentFile file, SegmentName segment) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        file.readFully(header, 0);
        if (header.hasRemaining() || header.flip().getLong() != MAGIC) {
            return false;
        }
        int version = header.getInt();
        boolean sound = header.getInt() == crc(segment, version);
        if (sound && version != VERSION) {
            throw new IOException("segment " + segment + " has format version " + version + ", this program knows "
                    + VERSION + ": start the version that wrote it");
        }
        return sound;
    }

    private static int crc(SegmentName segment, int version) {
        CRC32C crc = segment.checksum();
        crc.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(MAGIC)
                .putInt(version)
                .flip());
        return (int) crc.getValue();
    }
}
