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

    private int segments;
    private int[] segmentPasses = new int[2];
    private int[] segmentLengths = new int[2];
    private int chunks;
    private int[] chunkOffsets = new int[2];
    private int[] chunkLengths = new int[2];

    /** @param offset of the first coefficient in the component's array */
    CodeBlock(int offset, int width, int height) {
        this.offset = offset;
        this.width = width;
        this.height = height;
    }

    void reset() {
        included = false;
        zeroPlanes = 0;
        lengthBits = 3;
        passes = 0;
        plain = false;
        segments = 0;
        chunks = 0;
    }

    int segments() {
        return segments;
    }

    int segmentPasses(int segment) {
        return segmentPasses[segment];
    }

    int segmentLength(int segment) {
        return segmentLengths[segment];
    }

    void openSegment() {
        if (segments == segmentPasses.length) {
            segmentPasses = Arrays.copyOf(segmentPasses, 2 * segments);
            segmentLengths = Arrays.copyOf(segmentLengths, 2 * segments);
        }
        segmentPasses[segments] = 0;
        segmentLengths[segments++] = 0;
    }

    /** Adds passes to the last segment, and a chunk whose place is not yet known. */
    void extend(int count, int length) {
        segmentPasses[segments - 1] += count;
        segmentLengths[segments - 1] += length;
        passes += count;
        if (chunks == chunkOffsets.length) {
            chunkOffsets = Arrays.copyOf(chunkOffsets, 2 * chunks);
            chunkLengths = Arrays.copyOf(chunkLengths, 2 * chunks);
        }
        chunkOffsets[chunks] = -1;
        chunkLengths[chunks++] = length;
    }

    /**
     * Tells the chunks of this packet their place.
     *
     * @return the byte after the last of them, which lies behind {@code end} when the data is cut short; the bytes that are
     *     missing are then forgotten
     */
    int place(int position, int end) {
        int first = chunks;
        while (first > 0 && chunkOffsets[first - 1] < 0) {
            first--;
        }
        int next = position;
        for (int chunk = first; chunk < chunks; chunk++) {
            chunkOffsets[chunk] = next;
            if (chunkLengths[chunk] > end - next) {
                forget(chunk);
                return Integer.MAX_VALUE;
            }
            next += chunkLengths[chunk];
        }
        return next;
    }

    /** Forgets everything from a chunk on: whole segments, for a part of one is of no use to a decoder that checks. */
    void forget(int chunk) {
        int kept = 0;
        for (int c = 0; c < chunk; c++) {
            kept += chunkLengths[c];
        }
        chunks = chunk;
        int start = 0;
        passes = 0;
        for (int s = 0; s < segments; s++) {
            if (start + segmentLengths[s] > kept) {
                segmentLengths[s] = kept - start;
                segments = segmentLengths[s] > 0 ? s + 1 : s;
                passes += segmentLengths[s] > 0 ? segmentPasses[s] : 0;
                return;
            }
            start += segmentLengths[s];
            passes += segmentPasses[s];
        }
    }

    int bytes() {
        int sum = 0;
        for (int s = 0; s < segments; s++) {
            sum += segmentLengths[s];
        }
        return sum;
    }

    /** Copies all chunks, one behind the other; {@code to} holds at least {@link #bytes()}. */
    void gather(byte[] from, byte[] to) {
        int at = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            System.arraycopy(from, chunkOffsets[chunk], to, at, chunkLengths[chunk]);
            at += chunkLengths[chunk];
        }
    }

    /** For writing: appends the bytes of one segment, which came as one chunk. */
    void writeSegment(int segment, byte[] from, ByteSink out) {
        if (segment < segments && segmentLengths[segment] > 0) {
            out.write(from, chunkOffsets[segment], chunkLengths[segment]);
        }
    }
}
