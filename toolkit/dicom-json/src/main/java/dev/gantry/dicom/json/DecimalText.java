package dev.gantry.dicom.json;

import java.io.IOException;

/**
 * IS and DS as JSON numbers. The two grammars differ: DICOM allows a plus sign, leading zeros and a bare point (PS3.5
 * 6.2), JSON none of them (RFC 8259 6). Digits are never changed, so no precision is lost.
 */
final class DecimalText {
    private DecimalText() {}

    /** Writes the number; answers false, with nothing written, when the text is none. */
    static boolean write(CharSequence text, JsonOutput json) throws IOException {
        int length = text.length();
        int at = sign(text, 0);
        int point = digits(text, at);
        int fraction = point < length && text.charAt(point) == '.' ? point + 1 : point;
        int exponent = fraction > point ? digits(text, fraction) : point;
        if (point == at && exponent <= fraction || !exponentIsWhole(text, exponent)) {
            return false;
        }
        if (text.charAt(0) == '-') {
            json.raw('-');
        }
        while (at < point - 1 && text.charAt(at) == '0') {
            at++;
        }
        if (at == point) {
            json.raw('0');
        }
        copy(text, at, point, json);
        if (exponent > fraction) {
            copy(text, fraction - 1, exponent, json);
        }
        copy(text, exponent, length, json);
        return true;
    }

    private static void copy(CharSequence text, int from, int to, JsonOutput json) throws IOException {
        for (int i = from; i < to; i++) {
            json.raw(text.charAt(i));
        }
    }

    private static boolean exponentIsWhole(CharSequence text, int at) {
        if (at == text.length()) {
            return true;
        }
        if ((text.charAt(at) | 0x20) != 'e') {
            return false;
        }
        int first = sign(text, at + 1);
        return digits(text, first) == text.length() && first < text.length();
    }

    private static int sign(CharSequence text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
