package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Compressed frames, each in one or more fragments (PS3.5 A.4). Immutable; 8 to 12 bytes of heap a fragment. */
public final class EncapsulatedLayout implements PixelDataLayout {

    static final int ITEM_HEADER = 8;

    private final PixelDataElement element;

    /** Where the fragments' bytes begin, and last where one after them would begin. */
    private final long[] starts;

    /** The first fragment of each frame, and last their number; empty if every fragment is a frame. */
    private final int[] firstFragments;

    private final int frames;

    private EncapsulatedLayout(PixelDataElement element, long[] starts, int[] firstFragments, int frames) {
        this.element = element;
        this.starts = starts;
        this.firstFragments = firstFragments;
        this.frames = frames;
    }

    /** Every fragment is a frame. */
    static EncapsulatedLayout oneToOne(PixelDataElement element, long[] starts) {
        return new EncapsulatedLayout(element, starts, new int[0], starts.length - 1);
    }

    /** @param firstFragments the first fragment of each frame, and last the number of fragments */
    static EncapsulatedLayout grouped(PixelDataElement element, long[] starts, int[] firstFragments) {
        return new EncapsulatedLayout(element, starts, firstFragments, firstFragments.length - 1);
    }

    /** Nothing tells which fragment belongs to which frame. */
    static EncapsulatedLayout unknown(PixelDataElement element, long[] starts) {
        return new EncapsulatedLayout(element, starts, new int[0], 0);
    }

    @Override
    public PixelDataElement element() {
        return element;
    }

    @Override
    public int frames() {
        return frames;
    }

    @Override
    public List<Range> frame(int index) {
        Objects.checkIndex(index, frames);
        if (firstFragments.length == 0) {
            return List.of(fragment(index));
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = firstFragments[index]; i < firstFragments[index + 1]; i++) {
            ranges.add(fragment(i));
        }
        return ranges;
    }

    /** How many fragments there are, without the Basic Offset Table. */
    public int fragments() {
        return starts.length - 1;
    }

    public Range fragment(int index) {
        Objects.checkIndex(index, fragments());
        return new Range(starts[index], starts[index + 1] - ITEM_HEADER - starts[index]);
    }

    long[] starts() {
        return starts;
    }

    int[] firstFragments() {
        return firstFragments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncapsulatedLayout that
                && element.equals(that.element)
                && frames == that.frames
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(firstFragments, that.firstFragments);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }

    @Override
    public String toString() {
        return frames + " frames in " + fragments() + " fragments";
    }
}
