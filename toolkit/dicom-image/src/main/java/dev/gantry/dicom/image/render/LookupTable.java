package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A table that turns values into others. PS3.3 C.11.1.1, C.11.2.1.1
 *
 * @param first the value of the first entry; lower ones are taken for it, and higher ones than the last for the last
 * @param bits of an entry
 */
record LookupTable(int first, int bits, int[] entries) implements DoubleUnaryOperator {

    /**
     * The table of an item of a LUT sequence.
     *
     * @param signed whether the values that are looked up may be negative
     */
    static Optional<LookupTable> of(Dataset item, boolean signed) {
        return of(item.integers(Tag.LUTDescriptor), item.bytes(Tag.LUTData), signed);
    }

    /** A table by its descriptor and data; none when either is missing or empty. */
    static Optional<LookupTable> of(long[] descriptor, Optional<Bytes> data, boolean signed) {
        if (descriptor.length < 3 || data.isEmpty() || data.get().isEmpty()) {
            return Optional.empty();
        }
        int declared = count(descriptor);
        int[] entries = entries(data.get(), declared, (int) descriptor[2]);
        return entries.length == 0
                ? Optional.empty()
                : Optional.of(new LookupTable(first(descriptor, signed), bits(entries, (int) descriptor[2]), entries));
    }

    /** Of 65536 entries the descriptor says 0. */
    static int count(long[] descriptor) {
        int count = (int) descriptor[0] & 0xFFFF;
        return count == 0 ? 1 << 16 : count;
    }

    static int first(long[] descriptor, boolean signed) {
        return signed ? (short) descriptor[1] : (int) descriptor[1] & 0xFFFF;
    }

    /** Entries of 8 bits take a byte each, or, in many files, a word like others. */
    private static int[] entries(Bytes data, int declared, int bits) {
        boolean inBytes = bits <= 8 && data.length() < 2 * declared;
        int[] entries = new int[Math.min(declared, inBytes ? data.length() : data.length() / 2)];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = inBytes ? data.get(i) & 0xFF : data.unsignedShort(2 * i);
        }
        return entries;
    }

    /** What is said of the bits is not always true: entries may have more, or be bytes that are called words. */
    private static int bits(int[] entries, int declared) {
        int all = 0;
        for (int entry : entries) {
            all |= entry;
        }
        int used = Math.max(1, 32 - Integer.numberOfLeadingZeros(all));
        return declared == 16 && used <= 8 ? 8 : Math.clamp(Math.max(used, declared), 1, 16);
    }

    int at(int value) {
        return entries[Math.clamp((long) value - first, 0, entries.length - 1)];
    }

    /** The entry of a value as it is. */
    @Override
    public double applyAsDouble(double value) {
        return at((int) Math.round(value));
    }

    /** How bright a value is, from 0 to 1. */
    double brightness(double value) {
        return applyAsDouble(value) / ((1 << bits) - 1);
    }

    /** The entry of a value, as 8 bits. */
    int shade(int value) {
        return bits >= 8 ? at(value) >> bits - 8 : at(value) * 255 / ((1 << bits) - 1);
    }
}
