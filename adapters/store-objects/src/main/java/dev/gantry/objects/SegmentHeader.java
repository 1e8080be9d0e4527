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
    private static final int CRC_AT = 12;

    private SegmentHeader() {}

    static ByteBuffer of(SegmentName segment) {
        return of(segment, VERSION);
    }

    static ByteBuffer of(SegmentName segment, int version) {
        ByteBuffer header = ByteBuffer.allocate(SIZE).putLong(MAGIC).putInt(version);
        return header.putInt(crc(segment, header)).flip();
    }

    /**
     * Lets pass a segment of this version, and one without a sound header, which a crash may leave.
     *
     * @throws IOException when another version of this program wrote the segment
     */
    static void requireKnownVersion(SegmentFile file, SegmentName segment) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        file.readFully(header, 0);
        boolean sound = header.getLong(0) == MAGIC && header.getInt(CRC_AT) == crc(segment, header);
        int version = header.getInt(Long.BYTES);
        if (sound && version != VERSION) {
            throw new IOException("segment " + segment + " has format version " + version + ", this program knows "
                    + VERSION + ": start the version that wrote it");
        }
    }

    private static int crc(SegmentName segment, ByteBuffer header) {
        CRC32C crc = segment.checksum();
        crc.update(header.slice(0, CRC_AT));
        return (int) crc.getValue();
    }
}
