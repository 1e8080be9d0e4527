package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.VR;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes values that came as text: text as it is, in UTF-8, and padded; numbers in little endian. */
final class ValueEncoder {
    private final Findings findings;
    private final Position position;
    private final NumberText numbers;
    private boolean foreign;

    ValueEncoder(Findings findings, Position position) {
        this.findings = findings;
        this.position = position;
        this.numbers = new NumberText(findings, position);
    }

    /** Whether some text that Specific Character Set governs was more than ASCII. */
    boolean hasForeignText() {
        return foreign;
    }

    /** Text that came encoded. */
    void note(VR vr, Bytes text) {
        for (int i = 0; vr.isCharacterSetSensitive() && !foreign && i < text.length(); i++) {
            foreign = text.get(i) < 0;
        }
    }

    /** Whether a value begins with a minus sign. */
    boolean hasNegative(Scalars values) {
        for (int i = 0; i < values.count(); i++) {
            if (!values.isEmpty(i) && values.bytes().array()[values.from(i)] == '-') {
                return true;
            }
        }
        return false;
    }

    /** The encoded value; empty when there is none, or nothing but one null. */
    Bytes encode(VR vr, Scalars values) throws MalformedModelException {
        if (values.count() == 0 || values.count() == 1 && values.isEmpty(0)) {
            return Bytes.empty();
        }
        if (vr.isString()) {
            return strings(vr, values);
        }
        return switch (vr) {
            case AT, FL, FD, SL, SS, SV, UL, US, UV -> binary(vr, values);
            case UN -> {
                findings.forgive("VR UN has a value that is no inline binary", position);
                yield strings(VR.UT, values);
            }
            default -> throw findings.malformed("VR " + vr + " has no values but inline binary", position);
        };
    }

    private Bytes strings(VR vr, Scalars values) throws MalformedModelException {
        if (!vr.isMultiValued() && values.count() > 1) {
            findings.forgive("VR " + vr + " has one value only", position);
        }
        int length = values.bytes().size() + values.count() - 1;
        byte[] text = new byte[length + (length & 1)];
        int at = 0;
        boolean ascii = true;
        for (int i = 0; i < values.count(); i++) {
            if (i > 0) {
                text[at++] = '\\';
            }
            checkKind(vr, values.kind(i));
            for (int from = values.from(i), to = values.to(i); from < to; from++) {
                byte b = values.bytes().array()[from];
                ascii &= b >= 0;
                if (b == '\\' && vr.isMultiValued()) {
                    findings.forgive("a backslash inside a value will separate two", position);
                }
                text[at++] = b;
            }
        }
        if ((length & 1) == 1) {
            text[at] = vr.paddingByte();
        }
        return ascii ? Bytes.wrap(text) : foreign(vr, text, length);
    }

    private void checkKind(VR vr, Scalars.Kind kind) throws MalformedModelException {
        boolean fits = switch (kind) {
            case NULL, PLAIN -> true;
            case TEXT -> vr != VR.PN;
            case NUMBER -> vr == VR.DS || vr == VR.IS;
            case NAME -> vr == VR.PN;
        };
        if (!fits) {
            if (kind == Scalars.Kind.NAME) {
                throw findings.malformed("an object is no value of VR " + vr, position);
            }
            findings.forgive(
                    (kind == Scalars.Kind.TEXT ? "a string" : "a number") + " is no value of VR " + vr, position);
        }
    }

    /** Text beyond ASCII: UTF-8 where a character set can be declared, else Latin-1, as readers take it. */
    private Bytes foreign(VR vr, byte[] utf8, int length) throws MalformedModelException {
        if (vr.isCharacterSetSensitive()) {
            foreign = true;
            return Bytes.wrap(utf8);
        }
        String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
        findings.forgive("VR " + vr + " has characters that are not ASCII", position);
        if (text.chars().anyMatch(c -> c > 0xFF)) {
            return Bytes.wrap(utf8);
        }
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        int odd = latin1.length & 1;
        byte[] padded = Arrays.copyOf(latin1, latin1.length + odd);
        if (odd == 1) {
            padded[latin1.length] = vr.paddingByte();
        }
        return Bytes.wrap(padded);
    }

    private Bytes binary(VR vr, Scalars values) throws MalformedModelException {
        int width = vr == VR.AT ? 4 : vr.unit();
        if ((long) values.count() * width > Integer.MAX_VALUE - 16) {
            throw findings.malformed("there are too many values", position);
        }
        ByteBuffer buffer = ByteBuffer.allocate(values.count() * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.count(); i++) {
            if (values.isEmpty(i)) {
                findings.forgive("null cannot be among the values of VR " + vr + " and is left out", position);
            } else {
                one(vr, values, i, buffer);
            }
        }
        return Bytes.wrap(buffer.array(), 0, buffer.position());
    }

    private void one(VR vr, Scalars values, int index, ByteBuffer buffer) throws MalformedModelException {
        switch (vr) {
            case AT -> {
                int tag = numbers.tag(values, index);
                buffer.putShort((short) (tag >>> 16)).putShort((short) tag);
            }
            case FL -> buffer.putFloat((float) numbers.real(vr, values, index));
            case FD -> buffer.putDouble(numbers.real(vr, values, index));
            case SS, US -> buffer.putShort((short) numbers.whole(vr, values, index));
            case SL, UL -> buffer.putInt((int) numbers.whole(vr, values, index));
            default -> buffer.putLong(numbers.whole(vr, values, index));
        }
    }
}
