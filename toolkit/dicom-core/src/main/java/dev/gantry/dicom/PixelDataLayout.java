package dev.gantry.dicom;

import java.util.List;

/**
 * Where the frames of an instance lie, so that one can be served by reading its range alone.
 *
 * <p>Offsets count from the first byte of the stored object; for a deflated data set from the first byte of the inflated
 * data set, and then {@link PixelDataElement#inflated()} says that ranges of the object cannot be read.
 */
public sealed interface PixelDataLayout permits NativeLayout, EncapsulatedLayout {

    /** A run of bytes. */
    record Range(long offset, long length) {}

    /**
     * The element itself.
     *
     * @param tag Pixel Data, Float Pixel Data or Double Float Pixel Data
     * @param offset of the first byte of its header
     * @param length of the value in bytes; of an encapsulated one from its first item to the end of its delimiter
     */
    record PixelDataElement(Tag tag, VR vr, long offset, long length, boolean inflated) {}

    PixelDataElement element();

    /** How many frames can be found; 0 if nothing tells where one begins, or the data set does not describe any. */
    int frames();

    /**
     * The bytes of a frame, in order.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if there is no such frame
     */
    List<Range> frame(int index);
}
