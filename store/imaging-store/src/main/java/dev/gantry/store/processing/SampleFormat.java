package dev.gantry.store.processing;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import java.util.Optional;

/**
 * How native pixel cells hold samples, PS3.5 8.1.1.
 *
 * @param bytes in a cell: 1, 2 or 4
 * @param shift bits below the sample's lowest bit
 * @param bits of the sample
 * @param signed two's complement
 */
record SampleFormat(int bytes, int shift, int bits, boolean signed, boolean bigEndian) {
    /** The format of a data set's Pixel Data; empty for cells that are not whole bytes, or not described. */
    static Optional<SampleFormat> of(Dataset header, TransferSyntax transferSyntax) {
        int allocated = header.integer(Tag.BitsAllocated).orElse(0);
        int stored = header.integer(Tag.BitsStored).orElse(allocated);
        int highBit = header.integer(Tag.HighBit).orElse(stored - 1);
        int shift = highBit + 1 - stored;
        boolean whole = allocated == 8 || allocated == 16 || allocated == 32;
        if (!whole || stored < 1 || stored > allocated || shift < 0 || highBit >= allocated) {
            return Optional.empty();
        }
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        return Optional.of(new SampleFormat(allocated / 8, shift, stored, signed, transferSyntax.bigEndian()));
    }

    /** The sample in a cell whose bytes were assembled into {@code cell}. */
    long sample(long cell) {
        long raised = cell >>> shift << 64 - bits;
        return signed ? raised >> 64 - bits : raised >>> 64 - bits;
    }
}
