package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.VR;
import java.io.IOException;

/** Writes the values of one element as what follows {@code "vr":"XX"}, PS3.18 F.2.3. An empty value writes nothing. */
final class JsonValueWriter {
    /** Beyond this a JavaScript number is not exact. */
    private static final long EXACT = 1L << 53;

    private final JsonOutput json;

    JsonValueWriter(JsonOutput json) {
        this.json = json;
    }

    void write(VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        if (vr.isString()) {
            strings(vr, value, characterSet);
            return;
        }
        switch (vr) {
            case AT, FL, FD, SL, SS, SV, UL, US, UV -> numbers(vr, value);
            default -> inline(value);
        }
    }

    private void inline(Bytes value) throws IOException {
        if (!value.isEmpty()) {
            json.raw(",\"InlineBinary\":");
            json.quotedBase64(value);
        }
    }

    private void numbers(VR vr, Bytes value) throws IOException {
        int width = vr == VR.AT ? 4 : vr.unit();
        for (int at = 0; at + width <= value.length(); at += width) {
            json.raw(at == 0 ? ",\"Value\":[" : ",");
            switch (vr) {
                case AT -> tag(value.unsignedShort(at) << 16 | value.unsignedShort(at + 2));
                case US -> json.number(value.unsignedShort(at));
                case SS -> json.number((short) value.unsignedShort(at));
                case UL -> json.number(value.intAt(at) & 0xFFFFFFFFL);
                case SL -> json.number(value.intAt(at));
                case FL -> real(Float.intBitsToFloat(value.intAt(at)));
                case FD -> real(Double.longBitsToDouble(value.longAt(at)));
                default -> whole(vr, value.longAt(at));
            }
        }
        if (value.length() >= width) {
            json.raw(']');
        }
    }

    private void tag(int tag) throws IOException {
        json.raw('"');
        json.hex(tag);
        json.raw('"');
    }

    // PS3.18 Table F.2.3-1: SV and UV are numbers, or strings where a number would lose digits
    private void whole(VR vr, long value) throws IOException {
        if (value < EXACT && value > (vr == VR.UV ? -1 : -EXACT)) {
            json.number(value);
        } else {
            json.text(vr == VR.UV ? Long.toUnsignedString(value) : Long.toString(value));
        }
    }

    private void real(float value) throws IOException {
        if (isShort(value) && Math.abs(value) < 1e7f) {
            json.number((long) value);
        } else if (Float.isFinite(value)) {
            json.raw(Float.toString(value));
        } else {
            nonFinite(value);
        }
    }

    private void real(double value) throws IOException {
        if (isShort(value) && Math.abs(value) < 1e15) {
            json.number((long) value);
        } else if (Double.isFinite(value)) {
            json.raw(Double.toString(value));
        } else {
            nonFinite(value);
        }
    }

    /** A whole number, but not the zero that has a sign. */
    private static boolean isShort(double value) {
        return value == Math.rint(value) && (value != 0 || 1 / value > 0);
    }

    /** JSON has no such numbers, RFC 8259 6: they are spelled as IEEE 754 does. */
    private void nonFinite(double value) throws IOException {
        json.text(Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf");
    }

    private void strings(VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        Text text = new Text(value, vr.isCharacterSetSensitive() ? characterSet : SpecificCharacterSet.DEFAULT, vr);
        if (text.isBlank()) {
            return;
        }
        json.raw(",\"Value\":[");
        for (boolean first = true; text.next(); first = false) {
            if (!first) {
                json.raw(',');
            }
            one(vr, text);
        }
        json.raw(']');
    }

    private void one(VR vr, Text text) throws IOException {
        if (text.isEmpty()) {
            json.raw("null");
        } else if (vr == VR.PN) {
            personName(text);
        } else if (vr != VR.DS && vr != VR.IS || !DecimalText.write(text, json)) {
            text.write(json);
        }
    }

    // PS3.18 F.2.2: component groups by name, empty ones left out
    private void personName(Text text) throws IOException {
        String name = text.toString();
        int start = 0;
        boolean any = false;
        for (String group : new String[] {"Alphabetic", "Ideographic", "Phonetic"}) {
            int equals = name.indexOf('=', start);
            int end = equals < 0 ? name.length() : equals;
            String value = start <= end ? name.substring(start, end).strip() : "";
            if (!value.isEmpty()) {
                json.raw(any ? ",\"" : "{\"");
                json.raw(group);
                json.raw("\":");
                json.text(value);
                any = true;
            }
            start = end + 1;
        }
        json.raw(any ? "}" : "null");
    }
}
