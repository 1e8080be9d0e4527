package dev.gantry.codec.t81;

import dev.gantry.codec.CodecException;

/** Walks from marker to marker, and through the segment behind one. Not thread-safe. */
public final class MarkerReader {
    private final byte[] bytes;
    private int at;
    private int markerAt;
    private int segmentEnd;
    private int skipped;

    public MarkerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Goes to the next marker, and into its segment when it has one. Bytes that are no marker are passed over.
     *
     * @return the marker's second byte, or -1 at the end of the codestream
     * @throws CodecException when the segment is longer than the codestream
     */
    public int next() throws CodecException {
        int start = at;
        while (at + 1 < bytes.length) {
            int code = bytes[at + 1] & 0xff;
            if (bytes[at] == -1 && code != 0 && code != 0xff) {
                skipped += countOf(start, at);
                markerAt = at;
                at += 2;
                segmentEnd = at;
                if (!Marker.standsAlone(code)) {
                    openSegment(code);
                }
                return code;
            }
            at++;
        }
        return -1;
    }

    /** Goes behind the first SOI marker that another marker follows; false when there is none. */
    boolean findStart() {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == -1 && (bytes[i + 1] & 0xff) == Marker.SOI && bytes[i + 2] == -1) {
                skipped += i;
                markerAt = i;
                moveTo(i + 2);
                return true;
            }
        }
        return false;
    }

    /** Bytes that are not the fill of T.81 B.1.1.2. */
    private int countOf(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == -1 ? 0 : 1;
        }
        return count;
    }

    private void openSegment(int code) throws CodecException {
        segmentEnd = Math.min(bytes.length, at + 2);
        int length = u16();
        if (length < 2 || markerAt + 2 + length > bytes.length) {
            throw new CodecException("a " + Marker.name(code) + " segment of " + length + " bytes", markerAt);
        }
        segmentEnd = markerAt + 2 + length;
    }

    /** Goes on from behind the segment. */
    public void leave() {
        at = segmentEnd;
    }

    /** Goes on from anywhere. */
    public void moveTo(int offset) {
        at = offset;
        segmentEnd = offset;
    }

    public int u8() throws CodecException {
        if (at >= segmentEnd) {
            throw new CodecException("a segment ends too early", at);
        }
        return bytes[at++] & 0xff;
    }

    public int u16() throws CodecException {
        return u8() << 8 | u8();
    }

    /** Bytes of the segment that are left. */
    public int left() {
        return segmentEnd - at;
    }

    /** Where the last marker begins. */
    public int markerAt() {
        return markerAt;
    }

    /** Where the segment ends. */
    public int segmentEnd() {
        return segmentEnd;
    }

    /** Bytes passed over because they are neither markers nor their segments. */
    public int skipped() {
        return skipped;
    }
}
