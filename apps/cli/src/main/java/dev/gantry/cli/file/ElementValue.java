package dev.gantry.cli.file;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Values as people type them. */
final class ElementValue {
    private ElementValue() {}

    /**
     * The data set with an element set. Its VR is the one it has, or else that of the dictionary.
     *
     * @param unchecked whether text may break the rules of its VR
     * @throws IllegalArgumentException if the text is no value of the VR, or the character set lacks a character
     */
    static Dataset set(Dataset dataset, Tag tag, String text, boolean unchecked) {
        VR vr = dataset.get(tag).map(DataElement::vr).orElseGet(() -> Dictionary.vr(tag));
        if (vr == VR.SQ) {
            if (!text.isEmpty()) {
                throw new IllegalArgumentException(tag + " is a sequence; name an element of an item, or nothing");
            }
            return dataset.toBuilder().items(tag).build();
        }
        if (vr.isString()) {
            String[] values = vr.isMultiValued() ? text.split("\\\\", -1) : new String[] {text};
            DatasetBuilder builder = dataset.toBuilder();
            return (unchecked ? builder.string(tag, vr, values) : builder.valid(tag, vr, values)).build();
        }
        return dataset.with(DataElement.of(tag, vr, bytes(tag, vr, text)));
    }

    private static Bytes bytes(Tag tag, VR vr, String text) {
        try {
            return switch (vr) {
                case OB, OD, OF, OL, OV, OW, UN -> hexadecimal(text);
                default -> numbers(vr, text);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text + " is no value of " + tag + ", which is " + vr, e);
        }
    }

    private static Bytes hexadecimal(String text) {
        byte[] bytes = HexFormat.of().parseHex(text.replace(" ", "").toLowerCase(Locale.ROOT));
        return Bytes.wrap(bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static Bytes numbers(VR vr, String text) {
        if (text.isEmpty()) {
            return Bytes.empty();
        }
        String[] values = text.split("\\\\", -1);
        int width = vr == VR.AT ? 4 : vr.unit();
        ByteBuffer buffer = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (String value : values) {
            switch (vr) {
                case AT -> tag(buffer, Tag.parse(value.strip()));
                case FL -> buffer.putFloat(Float.parseFloat(value));
                case FD -> buffer.putDouble(Double.parseDouble(value));
                case SS, SL, SV -> whole(buffer, new BigInteger(value.strip()), width, true);
                default -> whole(buffer, new BigInteger(value.strip()), width, false);
            }
        }
        return Bytes.wrap(buffer.array());
    }

    private static void tag(ByteBuffer buffer, Tag tag) {
        buffer.putShort((short) tag.group()).putShort((short) tag.element());
    }

    private static void whole(ByteBuffer buffer, BigInteger value, int width, boolean signed) {
        int bits = width * 8;
        boolean fits = signed ? value.bitLength() < bits : value.signum() >= 0 && value.bitLength() <= bits;
        if (!fits) {
            throw new IllegalArgumentException(value + " does not fit");
        }
        switch (width) {
            case 2 -> buffer.putShort(value.shortValue());
            case 4 -> buffer.putInt(value.intValue());
            default -> buffer.putLong(value.longValue());
        }
    }
}
