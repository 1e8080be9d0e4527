package dev.gantry.dicom.image.render;

import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.PixelDescription.SampleKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The samples of a frame as numbers, without the bits of their cells that are not theirs. PS3.5 8.1.1 */
final class SampleValues {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Of so many bits there is a table with a place for each value. */
    private static final int TABLE_BITS = 16;

    private final PixelDescription pixels;
    private final byte[] samples;
    private final int width;

    SampleValues(DecodedFrame frame) {
        this.pixels = frame.pixels();
        this.samples = frame.samples();
        this.width = pixels.bytesPerSample();
    }

    int count() {
        return samples.length / width;
    }

    int bits() {
        return pixels.bitsStored();
    }

    boolean signed() {
        return pixels.signed();
    }

    /** Whether {@link #code} and {@link #ofCode} may be used. */
    boolean isFewBits() {
        return pixels.kind() == SampleKind.INTEGER && bits() <= TABLE_BITS;
    }

    /** The bits of a sample as they are stored, a number from 0. */
    int code(int index) {
        return (int) cell(index) >>> pixels.highBit() + 1 - bits() & (1 << bits()) - 1;
    }

    /** The value that such bits mean. */
    int ofCode(int code) {
        int unused = 32 - bits();
        return pixels.signed() ? code << unused >> unused : code;
    }

    /** One bit of a sample's cell, which need not belong to the sample. */
    boolean bit(int index, int position) {
        return (cell(index) >>> position & 1) != 0;
    }

    /** The value of a sample. */
    double at(int index) {
        return switch (pixels.kind()) {
            case FLOAT -> Float.intBitsToFloat((int) cell(index));
            case DOUBLE -> Double.longBitsToDouble(cell(index));
            case INTEGER -> {
                long above = cell(index) << 63 - pixels.highBit();
                yield pixels.signed() ? above >> 64 - bits() : above >>> 64 - bits();
            }
        };
    }

    private long cell(int index) {
        return switch (width) {
            case 1 -> samples[index] & 0xFF;
            case 2 -> (short) SHORT.get(samples, 2 * index) & 0xFFFF;
            case 4 -> (int) INT.get(samples, 4 * index) & 0xFFFFFFFFL;
            default -> (long) LONG.get(samples, 8 * index);
        };
    }
}
