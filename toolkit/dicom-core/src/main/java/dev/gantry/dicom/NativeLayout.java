package dev.gantry.dicom;

import java.util.List;
import java.util.Objects;

/**
 * Uncompressed frames, one behind the other without any gap. PS3.5 8.1.1
 *
 * @param valueOffset of the first byte of the first frame
 * @param bitsPerFrame a multiple of 8 but where samples are single bits; 0 if the data set does not describe frames
 * @param frames how many are wholly there
 */
public record NativeLayout(PixelDataElement element, long valueOffset, long bitsPerFrame, int frames)
        implements PixelDataLayout {

    /** The bytes that hold the frame; with single bits the first and last may be shared with its neighbours. */
    @Override
    public List<Range> frame(int index) {
        Objects.checkIndex(index, frames);
        long firstBit = index * bitsPerFrame;
        long first = firstBit >>> 3;
        long end = firstBit + bitsPerFrame + 7 >>> 3;
        return List.of(new Range(valueOffset + first, end - first));
    }

    /** Where in its first byte the frame begins, counted from the least significant bit. PS3.5 8.1.1 */
    public int firstBit(int index) {
        Objects.checkIndex(index, frames);
        return (int) (index * bitsPerFrame & 7);
    }
}
