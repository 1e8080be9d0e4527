package dev.gantry.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/** Encodes numbers in little endian, or as the text of DS. */
final class NumberEncoder {

    private static final int DS_LENGTH = 16;

    private NumberEncoder() {}

    /** @throws IllegalArgumentException if the VR holds no integers */
    static Bytes encode(VR vr, long... values) {
        byte[] bytes = new byte[values.length * vr.unit()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            switch (vr) {
                case US, SS, OW -> buffer.putShort((short) value);
                case UL, SL, OL -> buffer.putInt((int) value);
                case UV, SV, OV -> buffer.putLong(value);
                default -> throw new IllegalArgumentException(vr + " holds no integers");
            }
        }
        return Bytes.wrap(bytes);
    }

    /** @throws IllegalArgumentException if the VR holds no floating-point numbers */
    static Bytes encode(VR vr, double... values) {
        byte[] bytes = new byte[values.length * vr.unit()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (vr) {
                case FL, OF -> buffer.putFloat((float) value);
                case FD, OD -> buffer.putDouble(value);
                default -> throw new IllegalArgumentException(vr + " holds no floating-point numbers");
            }
        }
        return Bytes.wrap(bytes);
    }

    static String[] decimalStrings(double... values) {
        return Arrays.stream(values).mapToObj(NumberEncoder::decimalString).toArray(String[]::new);
    }

    /** As many digits as 16 characters hold. PS3.5 6.2 */
    private static String decimalString(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        String text = whole ? Long.toString((long) value) : Double.toString(value);
        for (int digits = DS_LENGTH - 1; text.length() > DS_LENGTH; digits--) {
            text = String.format(Locale.ROOT, "%." + digits + "g", value);
        }
        return text;
    }
}
