package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * The values of a string element, one after another without padding. ASCII, which nearly all text is, is looked at in
 * place; anything else is decoded as a whole first, because a backslash may be half a character (PS3.5 6.1.2.3).
 */
final class Text implements CharSequence {
    private final Bytes bytes;
    private final String decoded;
    private final boolean plain;
    private final boolean multiple;
    private final int end;
    private int next;
    private int from;
    private int to;

    Text(Bytes bytes, SpecificCharacterSet characterSet, VR vr) {
        this.bytes = bytes;
        this.plain = isPlain(bytes);
        this.decoded = plain
                ? ""
                : vr.isCharacterSetSensitive()
                        ? characterSet.decode(bytes)
                        : bytes.toString(StandardCharsets.ISO_8859_1);
        this.multiple = vr.isMultiValued();
        this.end = plain ? bytes.length() : decoded.length();
    }

    private static boolean isPlain(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.get(i);
            if (b < 0 || b == 0x1B) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but padding, which is no value at all. */
    boolean isBlank() {
        for (int i = 0; i < end; i++) {
            if (!isPadding(at(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether every value, taken one after another, passes a test; stands before the first one afterwards. */
    boolean isEvery(Predicate<CharSequence> test) {
        boolean every = true;
        while (every && next()) {
            every = test.test(this);
        }
        next = 0;
        return every;
    }

    /** Goes to the next value; false when there is none. */
    boolean next() {
        if (next > end) {
            return false;
        }
        from = next;
        to = from;
        while (to < end && !(multiple && at(to) == '\\')) {
            to++;
        }
        next = to + 1;
        while (to > from && isPadding(at(to - 1))) {
            to--;
        }
        while (multiple && from < to && at(from) == ' ') {
            from++;
        }
        return true;
    }

    void write(JsonOutput json) throws IOException {
        if (plain) {
            json.text(bytes, from, to);
        } else {
            json.text(decoded, from, to);
        }
    }

    private static boolean isPadding(char c) {
        return c == ' ' || c == 0;
    }

    private char at(int index) {
        return plain ? (char) bytes.get(index) : decoded.charAt(index);
    }

    @Override
    public boolean isEmpty() {
        return from == to;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return at(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        return plain ? bytes.slice(from, to - from).toString(StandardCharsets.US_ASCII) : decoded.substring(from, to);
    }
}
