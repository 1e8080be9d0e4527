package dev.gantry.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before every object in a segment; the layout is in the package's documentation.
 *
 * @param live false once the object was deleted
 * @param length of the object, in bytes
 * @param bodyCrc CRC32C of the object
 */
record RecordHeader(boolean live, long length, int bodyCrc) {
    static final int SIZE = 24;
    static final int ALIGNMENT = 8;

    private static final int MAGIC = 0x47545231; // "GTR1": the 1 is the version of the record's layout
    private static final int STATE_AT = 4;
    private static final int LENGTH_AT = 8;
    private static final int BODY_CRC_AT = 16;
    private static final int HEADER_CRC_AT = 20;
    private static final int LIVE = 'L' << 24; // the state is the first of four bytes
    private static final int DELETED = 'D' << 24;

    /** Whether a record, whole or damaged, seems to begin at {@code index}. */
    static boolean beginsAt(ByteBuffer bytes, int index) {
        return bytes.limit() - index >= SIZE && bytes.getInt(index) == MAGIC;
    }

    /** The header at {@code index}, which lies at {@code position} of the segment; empty when it is none or damaged. */
    static Optional<RecordHeader> decode(ByteBuffer bytes, int index, SegmentName segment, long position) {
        if (!beginsAt(bytes, index)) {
            return Optional.empty();
        }
        int state = bytes.getInt(index + STATE_AT);
        long length = bytes.getLong(index + LENGTH_AT);
        int bodyCrc = bytes.getInt(index + BODY_CRC_AT);
        boolean sound = (state == LIVE || state == DELETED)
                && length >= 0
                && bytes.getInt(index + HEADER_CRC_AT) == headerCrc(segment, position, length, bodyCrc);
        return sound ? Optional.of(new RecordHeader(state == LIVE, length, bodyCrc)) : Optional.empty();
    }

    void encode(ByteBuffer target, int index, SegmentName segment, long position) {
        target.putInt(index, MAGIC);
        target.putInt(index + STATE_AT, live ? LIVE : DELETED);
        target.putLong(index + LENGTH_AT, length);
        target.putInt(index + BODY_CRC_AT, bodyCrc);
        target.putInt(index + HEADER_CRC_AT, headerCrc(segment, position, length, bodyCrc));
    }

    /** Marks the record at {@code position} deleted: one byte, so never half done. */
    static void writeDeleted(SegmentFile file, long position) throws IOException {
        file.write(ByteBuffer.wrap(new byte[] {DELETED >> 24}), position + STATE_AT);
    }

    /** Where the record after the one at {@code position} begins. */
    long next(long position) {
        return align(position + SIZE + length);
    }

    static long align(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }

    private static int headerCrc(SegmentName segment, long position, long length, int bodyCrc) {
        CRC32C crc = segment.checksum();
        ByteBuffer fields = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES);
        crc.update(fields.putInt(MAGIC)
                .putLong(position)
                .putLong(length)
                .putInt(bodyCrc)
                .flip());
        return (int) crc.getValue();
    }
}
