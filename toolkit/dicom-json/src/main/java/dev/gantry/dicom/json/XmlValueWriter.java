package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes the values of one element, PS3.19 A.1.5. Text with characters that XML 1.0 does not have is written as inline
 * binary, in UTF-8 where Specific Character Set governs it.
 */
final class XmlValueWriter {
    private static final String[] GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};
    private static final String[] COMPONENTS = {"FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix"};

    private final XmlOutput xml;

    XmlValueWriter(XmlOutput xml) {
        this.xml = xml;
    }

    void write(VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        if (vr.isString()) {
            strings(vr, value, vr.isCharacterSetSensitive() ? characterSet : SpecificCharacterSet.DEFAULT);
            return;
        }
        switch (vr) {
            case AT, FL, FD, SL, SS, SV, UL, US, UV -> numbers(vr, value);
            default -> inline(value);
        }
    }

    private void inline(Bytes value) throws IOException {
        if (!value.isEmpty()) {
            xml.raw("<InlineBinary>");
            xml.base64(value);
            xml.raw("</InlineBinary>");
        }
    }

    private void numbers(VR vr, Bytes value) throws IOException {
        int width = vr == VR.AT ? 4 : vr.unit();
        for (int i = 0; (i + 1) * width <= value.length(); i++) {
            begin("Value", i + 1);
            xml.raw(number(vr, value, i * width));
            xml.raw("</Value>");
        }
    }

    private static String number(VR vr, Bytes value, int at) {
        return switch (vr) {
            case AT ->
                HexFormat.of().withUpperCase().toHexDigits(value.unsignedShort(at) << 16 | value.unsignedShort(at + 2));
            case US -> Integer.toString(value.unsignedShort(at));
            case SS -> Integer.toString((short) value.unsignedShort(at));
            case UL -> Integer.toUnsignedString(value.intAt(at));
            case SL -> Integer.toString(value.intAt(at));
            case SV -> Long.toString(value.longAt(at));
            case UV -> Long.toUnsignedString(value.longAt(at));
            case FL ->
                real(Float.intBitsToFloat(value.intAt(at)), Float.toString(Float.intBitsToFloat(value.intAt(at))));
            default -> {
                double number = Double.longBitsToDouble(value.longAt(at));
                yield real(number, Double.toString(number));
            }
        };
    }

    /** What is no number is spelled as in XML Schema, Part 2 3.2.4. */
    private static String real(double number, String text) {
        return Double.isInfinite(number) ? number > 0 ? "INF" : "-INF" : text;
    }

    private void strings(VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        Text text = new Text(value, characterSet, vr);
        if (text.isBlank()) {
            return;
        }
        if (!text.isEvery(XmlOutput::canWrite)) {
            inline(vr.isCharacterSetSensitive() ? Bytes.of(characterSet.decode(value), StandardCharsets.UTF_8) : value);
            return;
        }
        for (int number = 1; text.next(); number++) {
            if (vr == VR.PN) {
                begin("PersonName", number);
                personName(text.toString());
                xml.raw("</PersonName>");
            } else {
                begin("Value", number);
                xml.text(text);
                xml.raw("</Value>");
            }
        }
    }

    private void begin(String element, int number) throws IOException {
        xml.raw('<');
        xml.raw(element);
        xml.raw(" number=\"");
        xml.number(number);
        xml.raw("\">");
    }

    private void personName(String name) throws IOException {
        String[] groups = name.split("=", -1);
        for (int i = 0; i < Math.min(groups.length, GROUPS.length); i++) {
            String group = groups[i].strip();
            if (!group.isEmpty()) {
                element(GROUPS[i], true);
                components(group.split("\\^", COMPONENTS.length));
                element(GROUPS[i], false);
            }
        }
    }

    /**
     * The components that are not empty, and the last one in any case, so that no delimiter is lost. The fifth takes what
     * follows it, though PS3.5 6.2.1 has no more than five.
     */
    private void components(String[] components) throws IOException {
        for (int i = 0; i < components.length; i++) {
            if (!components[i].isEmpty() || i == components.length - 1) {
                element(COMPONENTS[i], true);
                xml.text(components[i]);
                element(COMPONENTS[i], false);
            }
        }
    }

    private void element(String name, boolean begins) throws IOException {
        xml.raw(begins ? "<" : "</");
        xml.raw(name);
        xml.raw('>');
    }
}
