package dev.gantry.dicom;

import java.util.List;
import java.util.Optional;

/** Values as one reads them: text in brackets, numbers in decimal, bytes and words in hexadecimal. */
final class ValueText {

    private static final String HEX = "0123456789abcdef";

    private ValueText() {}

    /** What a value is taken for: the VR of the dictionary where it is encoded as UN. */
    static VR shownAs(VR vr, Tag tag) {
        VR known = vr == VR.UN ? Dictionary.vr(tag) : vr;
        return known == VR.SQ ? VR.UN : known;
    }

    /**
     * Appends a value.
     *
     * @param bytes all of it, or its beginning
     * @param length of all of it
     * @param most characters to show, roughly
     * @return how many values there are; -1 if the beginning does not tell
     */
    static long append(
            StringBuilder out, VR vr, Bytes bytes, long length, SpecificCharacterSet characterSet, int most) {
        if (length == 0) {
            return 0;
        }
        if (vr.isString()) {
            return appendText(out, vr, bytes, length, characterSet, most);
        }
        if (vr == VR.OB || vr == VR.OW || vr == VR.UN || vr == VR.SQ) {
            appendWords(out, vr.unit(), bytes, length, most);
            return 1;
        }
        int width = vr == VR.AT ? 4 : vr.unit();
        int end = out.length() + most;
        for (int i = 0; i + width <= bytes.length(); i += width) {
            if (i > 0) {
                out.append('\\');
            }
            if (out.length() >= end) {
                out.append('…');
                break;
            }
            appendNumber(out, vr, bytes, i);
        }
        return isWords(vr) ? 1 : length / width;
    }

    private static boolean isWords(VR vr) {
        return vr == VR.OD || vr == VR.OF || vr == VR.OL || vr == VR.OV;
    }

    private static void appendNumber(StringBuilder out, VR vr, Bytes bytes, int at) {
        if (vr == VR.AT) {
            out.append(Tag.of(bytes.unsignedShort(at), bytes.unsignedShort(at + 2)));
        } else {
            out.append(ValueDecoder.numeral(vr, bytes, at));
        }
    }

    private static void appendWords(StringBuilder out, int unit, Bytes bytes, long length, int most) {
        int end = out.length() + most;
        int word = Math.min(unit, 2);
        int i = 0;
        for (; i + word <= bytes.length() && out.length() < end; i += word) {
            if (i > 0) {
                out.append('\\');
            }
            if (word == 2) {
                appendHex(out, bytes.get(i + 1));
            }
            appendHex(out, bytes.get(i));
        }
        if (i < length) {
            out.append("\\…");
        }
    }

    private static void appendHex(StringBuilder out, byte b) {
        out.append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }

    private static long appendText(
            StringBuilder out, VR vr, Bytes bytes, long length, SpecificCharacterSet characterSet, int most) {
        String text = ValueDecoder.text(vr, bytes, characterSet);
        boolean whole = length == bytes.length();
        out.append('[');
        PrintableText.append(out, text, whole ? most : Math.min(most, Math.max(0, text.length() - 8)));
        out.append(']');
        if (vr == VR.UI && whole) {
            Optional<Uids.Entry> registered = Uids.find(text);
            registered.ifPresent(entry -> out.append(" =").append(entry.keyword()));
        }
        if (!vr.isMultiValued()) {
            return 1;
        }
        return whole ? 1 + text.chars().filter(c -> c == '\\').count() : -1;
    }

    /** The value of an element, abbreviated; a sequence as the number of its items. */
    static String of(DataElement element, SpecificCharacterSet characterSet, int most) {
        StringBuilder text = new StringBuilder();
        switch (element.value()) {
            case Value.Raw raw ->
                append(
                        text,
                        shownAs(element.vr(), element.tag()),
                        raw.bytes(),
                        raw.bytes().length(),
                        characterSet,
                        most);
            case Value.Items items -> text.append(count(items.items(), "item"));
            case Value.Fragments fragments -> text.append(count(fragments.fragments(), "fragment"));
            case Value.Bulk bulk ->
                text.append(bulk.length()).append(" bytes at byte ").append(bulk.offset());
        }
        return text.toString();
    }

    private static String count(List<?> parts, String noun) {
        return parts.size() + " " + noun + (parts.size() == 1 ? "" : "s");
    }
}
