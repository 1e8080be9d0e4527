package dev.gantry.codec.j2k;

import java.util.Arrays;

/**
 * One code-block: where it lies, and what packets brought of it. Passes are grouped in segments, each a codeword of its
 * own; a segment's bytes may come in several chunks, one a packet.
 */
final class CodeBlock {
    final int offset;
    final int width;
    final int height;

    boolean included;
    /** Planes without a bit set, as the packet header says. */
    int zeroPlanes;

    int lengthBits;
    int passes;
    /** In mixed mode, whether this block proved to be of Part 1 (T.814 B.3). */
    boolean plain;

    private int segmentCount;
    /** Passes and bytes of each segment. */
    private int[] segments = new int[4];

    private int chunkCount;
    /** Place and bytes of each chunk. */
    private int[] chunks = new int[4];

    /** @param offset of the first coefficient in the component's array */
    CodeBlock(int offset, int width, int height) {
        this.offset = offset;
        this.width = width;
        this.height = height;
    }

    /** Forgets everything but the planes, which the next inclusion tells. */
    void reset() {
        included = false;
        lengthBits = 3;
        passes = 0;
        plain = false;
        segmentCount = 0;
        chunkCount = 0;
    }

    int segments() {
        return segmentCount;
    }

    int segmentPasses(int segment) {
        return segments[2 * segment];
    }

    int segmentLength(int segment) {
        return segments[2 * segment + 1];
    }

    void openSegment() {
        if (2 * segmentCount == segments.length) {
            segments = Arrays.copyOf(segments, 4 * segmentCount);
        }
        segments[2 * segmentCount] = 0;
        segments[2 * segmentCount++ + 1] = 0;
    }

    /** Adds passes to the last segment, and a chunk whose place is not yet known. */
    void extend(int count, int length) {
        segments[2 * segmentCount - 2] += count;
        segments[2 * segmentCount - 1] += length;
        passes += count;
        if (2 * chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 4 * chunkCount);
        }
        chunks[2 * chunkCount] = -1;
        chunks[2 * chunkCount++ + 1] = length;
    }

    /**
     * Tells the chunks of this packet their place.
     *
     * @return the byte after the last of them, which lies behind {@code end} when the data is cut short; the bytes that are
     *     missing are then forgotten
     */
    int place(int position, int end) {
        int first = chunkCount;
        while (first > 0 && chunks[2 * first - 2] < 0) {
            first--;
        }
        int next = position;
        for (int chunk = first; chunk < chunkCount; chunk++) {
            chunks[2 * chunk] = next;
            if (chunks[2 * chunk + 1] > end - next) {
                forget(chunk);
                return Integer.MAX_VALUE;
            }
            next += chunks[2 * chunk + 1];
        }
        return next;
    }

    /** Forgets everything from a chunk on; a segment that loses its end keeps its passes, of which the last are worthless. */
    private void forget(int chunk) {
        int kept = 0;
        for (int c = 0; c < chunk; c++) {
            kept += chunks[2 * c + 1];
        }
        chunkCount = chunk;
        int start = 0;
        passes = 0;
        for (int s = 0; s < segmentCount; s++) {
            if (start + segmentLength(s) > kept) {
                segments[2 * s + 1] = kept - start;
                segmentCount = kept > start ? s + 1 : s;
                passes += kept > start ? segmentPasses(s) : 0;
                return;
            }
            start += segmentLength(s);
            passes += segmentPasses(s);
        }
    }

    int bytes() {
        int sum = 0;
        for (int s = 0; s < segmentCount; s++) {
            sum += segmentLength(s);
        }
        return sum;
    }

    /** Copies all chunks, one behind the other; {@code to} holds at least {@link #bytes()}. */
    void gather(byte[] from, byte[] to) {
        int at = 0;
        for (int chunk = 0; chunk < chunkCount; chunk++) {
            System.arraycopy(from, chunks[2 * chunk], to, at, chunks[2 * chunk + 1]);
            at += chunks[2 * chunk + 1];
        }
    }

    /** For writing: appends the bytes of one segment, which came as one chunk. */
    void writeSegment(int segment, byte[] from, ByteSink out) {
        if (segment < segmentCount && segmentLength(segment) > 0) {
            out.write(from, chunks[2 * segment], chunks[2 * segment + 1]);
        }
    }
}
