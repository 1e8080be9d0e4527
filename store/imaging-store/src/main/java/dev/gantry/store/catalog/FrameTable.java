package dev.gantry.store.catalog;

import dev.gantry.store.object.ByteRange;
import java.util.Arrays;
import java.util.List;

/**
 * Where the frames of an instance lie. Offsets count from the object's first byte, or, when {@link #inflated}, from the
 * first byte of the inflated data set.
 */
public sealed interface FrameTable {
    int frames();

    /** Whether offsets are into the inflated data set of a deflated transfer syntax, so that no range can be read. */
    boolean inflated();

    /**
     * The bytes of a frame.
     *
     * @param frame counted from 1, as PS3.18 does
     * @throws IndexOutOfBoundsException when there is no such frame
     */
    List<ByteRange> ranges(int frame);

    /** No pixel data. */
    record None() implements FrameTable {
        @Override
        public int frames() {
            return 0;
        }

        @Override
        public boolean inflated() {
            return false;
        }

        @Override
        public List<ByteRange> ranges(int frame) {
            throw new IndexOutOfBoundsException(frame);
        }
    }

    /**
     * Native pixel data, frames of equal size one after another, PS3.5 8.1.1.
     *
     * @param offset of the pixel data's first byte
     * @param bitsPerFrame a frame of packed 1-bit samples may begin and end inside a byte
     */
    record Native(long offset, long bitsPerFrame, int frames, boolean inflated) implements FrameTable {
        /** The bytes that hold the frame; the first and the last may be shared with its neighbours. */
        @Override
        public List<ByteRange> ranges(int frame) {
            if (frame < 1 || frame > frames) {
                throw new IndexOutOfBoundsException(frame);
            }
            long firstBit = (frame - 1) * bitsPerFrame;
            long first = firstBit / 8;
            long end = (firstBit + bitsPerFrame + 7) / 8;
            return List.of(new ByteRange(offset + first, end - first));
        }

        /** Bits of the first byte that belong to the frame before. */
        public int leadingBits(int frame) {
            return (int) ((frame - 1) * bitsPerFrame % 8);
        }
    }

    /**
     * Encapsulated pixel data, PS3.5 A.4: each frame is one fragment or several.
     *
     * @param offsets of every fragment's value, in order
     * @param lengths of every fragment's value
     * @param firstFragments for each frame the index of its first fragment; the frame ends where the next begins
     */
    record Encapsulated(long[] offsets, long[] lengths, int[] firstFragments, boolean inflated) implements FrameTable {
        @Override
        public int frames() {
            return firstFragments.length;
        }

        @Override
        public List<ByteRange> ranges(int frame) {
            if (frame < 1 || frame > firstFragments.length) {
                throw new IndexOutOfBoundsException(frame);
            }
            int end = frame == firstFragments.length ? offsets.length : firstFragments[frame];
            ByteRange[] ranges = new ByteRange[end - firstFragments[frame - 1]];
            Arrays.setAll(ranges, i -> {
                int fragment = firstFragments[frame - 1] + i;
                return new ByteRange(offsets[fragment], lengths[fragment]);
            });
            return List.of(ranges);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Encapsulated that
                    && Arrays.equals(offsets, that.offsets)
                    && Arrays.equals(lengths, that.lengths)
                    && Arrays.equals(firstFragments, that.firstFragments)
                    && inflated == that.inflated;
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(offsets) + Arrays.hashCode(firstFragments);
        }
    }
}
