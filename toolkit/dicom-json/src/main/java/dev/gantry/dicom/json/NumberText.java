package dev.gantry.dicom.json;

import dev.gantry.dicom.VR;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers of the binary VRs from text, in range or an error. */
final class NumberText {
    /** No whole number of 64 bits is longer, with its sign. */
    private static final int LONGEST = 20;

    private final Findings findings;
    private final Position position;

    NumberText(Findings findings, Position position) {
        this.findings = findings;
        this.position = position;
    }

    /** A value of VR AT: eight hexadecimal digits. */
    int tag(Scalars values, int index) throws MalformedModelException {
        String text = values.text(index).strip();
        boolean isTag = text.length() == 8 && text.chars().allMatch(HexFormat::isHexDigit);
        if (!isTag || values.kind(index) == Scalars.Kind.NAME) {
            throw findings.malformed("a value of VR AT is not eight hexadecimal digits", position);
        }
        return HexFormat.fromHexDigits(text);
    }

    /** A value of VR FL, rounded once, or FD. */
    double real(VR vr, Scalars values, int index) throws MalformedModelException {
        String text = values.text(index).strip();
        if (values.kind(index) != Scalars.Kind.NUMBER) {
            OptionalDouble special = special(text);
            if (special.isPresent()) {
                return special.getAsDouble();
            }
            checkKind(vr, values, index);
        }
        checkDigits(vr, text);
        try {
            return vr == VR.FL ? Float.parseFloat(text) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw noNumber(vr);
        }
    }

    /** What JSON has no number for, and XML Schema and others spell in their ways. */
    private static OptionalDouble special(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> OptionalDouble.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /** A value of VR SL, SS, SV, UL, US or UV in the lowest bits. */
    long whole(VR vr, Scalars values, int index) throws MalformedModelException {
        String text = values.text(index).strip();
        if (vr != VR.SV && vr != VR.UV) {
            checkKind(vr, values, index);
        }
        checkDigits(vr, text);
        try {
            if (vr == VR.UV && isWhole(text) && !text.startsWith("-")) {
                return Long.parseUnsignedLong(text);
            }
            return inRange(vr, isWhole(text) ? Long.parseLong(text) : roundNumber(vr, text));
        } catch (NumberFormatException e) {
            throw noNumber(vr);
        }
    }

    private static boolean isWhole(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    }

    /** A whole number spelled as "1.0" or "1e3". */
    private long roundNumber(VR vr, String text) throws MalformedModelException {
        double value = Double.parseDouble(text);
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw noNumber(vr);
        }
        return (long) value;
    }

    private long inRange(VR vr, long value) throws MalformedModelException {
        long highest = switch (vr) {
            case SS -> Short.MAX_VALUE;
            case US -> 0xFFFF;
            case SL -> Integer.MAX_VALUE;
            case UL -> 0xFFFFFFFFL;
            default -> Long.MAX_VALUE;
        };
        boolean unsigned = vr == VR.US || vr == VR.UL || vr == VR.UV;
        long lowest = unsigned ? -(highest >>> 1) - 1 : -highest - 1;
        if (value > highest || value < lowest) {
            throw findings.malformed("a number is out of the range of VR " + vr, position);
        }
        if (unsigned && value < 0) {
            findings.forgive("a negative number is no value of VR " + vr, position);
        }
        return value;
    }

    private void checkKind(VR vr, Scalars values, int index) throws MalformedModelException {
        if (values.kind(index) == Scalars.Kind.TEXT) {
            findings.forgive("a string is no value of VR " + vr, position);
        }
    }

    /** Java's own extras ("0x1p3", "1f") are no numbers here, nor is a name. */
    private void checkDigits(VR vr, String text) throws MalformedModelException {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
            throw noNumber(vr);
        }
    }

    private MalformedModelException noNumber(VR vr) {
        return findings.malformed("a value is no number of VR " + vr, position);
    }
}
