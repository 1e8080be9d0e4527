package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encodes numbers in little endian, and refuses those their VR cannot hold. PS3.5 6.2 */
final class NumberEncoder {

    private NumberEncoder() {}

    /** @param ambiguousSign whether US may turn out to be SS */
    static Bytes integers(Tag tag, VR vr, boolean ambiguousSign, long... values) {
        ByteBuffer buffer = buffer(values.length, vr.unit());
        for (long value : values) {
            switch (vr) {
                case US -> buffer.putShort((short) within(tag, vr, value, ambiguousSign ? Short.MIN_VALUE : 0, 0xFFFF));
                case SS -> buffer.putShort((short) within(tag, vr, value, Short.MIN_VALUE, Short.MAX_VALUE));
                case OW -> buffer.putShort((short) within(tag, vr, value, Short.MIN_VALUE, 0xFFFF));
                case UL -> buffer.putInt((int) within(tag, vr, value, 0, 0xFFFFFFFFL));
                case SL -> buffer.putInt((int) within(tag, vr, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case OL -> buffer.putInt((int) within(tag, vr, value, Integer.MIN_VALUE, 0xFFFFFFFFL));
                // Unsigned beyond 2^63 wraps, as it does when read.
                case UV, SV, OV -> buffer.putLong(value);
                default -> throw new IllegalArgumentException(tag + " is " + vr + ", which holds no integers");
            }
        }
        return Bytes.wrap(buffer.array());
    }

    private static long within(Tag tag, VR vr, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(tag + " is " + vr + ", which holds " + least + " to " + most);
        }
        return value;
    }

    static Bytes decimals(Tag tag, VR vr, double... values) {
        ByteBuffer buffer = buffer(values.length, vr.unit());
        for (double value : values) {
            switch (vr) {
                case FL, OF -> buffer.putFloat((float) value);
                case FD, OD -> buffer.putDouble(value);
                default -> throw new IllegalArgumentException(tag + " is " + vr + ", which holds no decimals");
            }
        }
        return Bytes.wrap(buffer.array());
    }

    static Bytes tags(Tag... values) {
        ByteBuffer buffer = buffer(values.length, 4);
        for (Tag value : values) {
            buffer.putShort((short) value.group()).putShort((short) value.element());
        }
        return Bytes.wrap(buffer.array());
    }

    private static ByteBuffer buffer(int count, int unit) {
        return ByteBuffer.allocate(Math.multiplyExact(count, unit)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
