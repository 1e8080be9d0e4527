package dev.gantry.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Turns encoded values into Java's. Values that are not what their VR demands are left out, never an error. */
final class ValueDecoder {

    private ValueDecoder() {}

    static List<String> strings(DataElement element, SpecificCharacterSet characterSet) {
        Bytes bytes = element.bytes();
        if (bytes.isEmpty()) {
            return List.of();
        }
        VR vr = vr(element);
        if (!vr.isString() && vr != VR.UN) {
            return numerals(element);
        }
        String text = vr.isCharacterSetSensitive() || vr == VR.UN
                ? characterSet.decode(bytes, vr)
                : bytes.toString(StandardCharsets.ISO_8859_1);
        if (!vr.isMultiValued()) {
            return List.of(trimEnd(text));
        }
        if (text.indexOf('\\') < 0) {
            return List.of(trim(text));
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\\'); end >= 0; end = text.indexOf('\\', start)) {
            values.add(trim(text.substring(start, end)));
            start = end + 1;
        }
        values.add(trim(text.substring(start)));
        return values;
    }

    /** Text as a whole, without its padding. */
    static String text(VR vr, Bytes bytes, SpecificCharacterSet characterSet) {
        String text = vr.isCharacterSetSensitive()
                ? characterSet.decode(bytes, vr)
                : bytes.toString(StandardCharsets.ISO_8859_1);
        return vr.isMultiValued() ? trim(text) : trimEnd(text);
    }

    /** An unknown value is what the dictionary says it is; it is encoded in little endian. PS3.5 6.2.2 */
    private static VR vr(DataElement element) {
        VR known = element.vr() == VR.UN ? Dictionary.vr(element.tag()) : element.vr();
        return known == VR.SQ ? VR.UN : known;
    }

    private static List<String> numerals(DataElement element) {
        List<String> values = new ArrayList<>();
        Bytes bytes = element.bytes();
        int width = width(vr(element));
        for (int i = 0; i + width <= bytes.length(); i += width) {
            values.add(numeral(vr(element), bytes, i));
        }
        return values;
    }

    static String numeral(VR vr, Bytes bytes, int at) {
        return switch (vr) {
            case AT ->
                Tag.of(bytes.unsignedShort(at), bytes.unsignedShort(at + 2)).hex();
            case FL, OF -> Float.toString(Float.intBitsToFloat(bytes.intAt(at)));
            case FD, OD -> Double.toString(Double.longBitsToDouble(bytes.longAt(at)));
            case UV, OV -> Long.toUnsignedString(bytes.longAt(at));
            default -> Long.toString(number(vr, bytes, at));
        };
    }

    private static int width(VR vr) {
        return vr == VR.AT ? 4 : vr.unit();
    }

    private static long number(VR vr, Bytes bytes, int at) {
        return switch (vr) {
            case SS -> (short) bytes.unsignedShort(at);
            case US, OW -> bytes.unsignedShort(at);
            case SL -> bytes.intAt(at);
            case UL, OL -> bytes.intAt(at) & 0xFFFFFFFFL;
            case AT -> (long) bytes.unsignedShort(at) << 16 | bytes.unsignedShort(at + 2);
            case SV, UV, OV -> bytes.longAt(at);
            default -> bytes.get(at) & 0xFF;
        };
    }

    /** Every value that is a whole number; of the binary VRs and of strings as in IS and DS. */
    static long[] longs(DataElement element, SpecificCharacterSet characterSet) {
        VR vr = vr(element);
        if (vr.isString()) {
            return strings(element, characterSet).stream()
                    .map(ValueDecoder::parseLong)
                    .flatMapToLong(OptionalLong::stream)
                    .toArray();
        }
        if (isFloating(vr)) {
            return Arrays.stream(doubles(element, characterSet))
                    .filter(value -> value == Math.rint(value))
                    .mapToLong(value -> (long) value)
                    .toArray();
        }
        Bytes bytes = element.bytes();
        int width = width(vr);
        long[] values = new long[bytes.length() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(vr, bytes, i * width);
        }
        return values;
    }

    static double[] doubles(DataElement element, SpecificCharacterSet characterSet) {
        VR vr = vr(element);
        if (vr.isString()) {
            return strings(element, characterSet).stream()
                    .map(ValueDecoder::parseDouble)
                    .flatMapToDouble(OptionalDouble::stream)
                    .toArray();
        }
        Bytes bytes = element.bytes();
        int width = width(vr);
        double[] values = new double[bytes.length() / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (vr) {
                case FL, OF -> Float.intBitsToFloat(bytes.intAt(i * 4));
                case FD, OD -> Double.longBitsToDouble(bytes.longAt(i * 8));
                default -> number(vr, bytes, i * width);
            };
        }
        return values;
    }

    private static boolean isFloating(VR vr) {
        return vr == VR.FL || vr == VR.FD || vr == VR.OF || vr == VR.OD;
    }

    private static OptionalLong parseLong(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            OptionalDouble number = parseDouble(text);
            return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())
                    ? OptionalLong.of((long) number.getAsDouble())
                    : OptionalLong.empty();
        }
    }

    /** A number as DS allows it; Java's own extras ("NaN", "0x1p3", "1f") are not numbers here. PS3.5 6.2 */
    private static OptionalDouble parseDouble(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static String trim(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return trimEnd(text.substring(start));
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }
}
