package dev.gantry.dicom;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Lays out the lines of a dump and hands them on in large pieces. */
final class DumpLines {

    private static final int PIECE = 1 << 14;
    private static final int VALUE_COLUMN_END = 72;
    private static final String BLANKS = " ".repeat(80);
    private static final String HEX = "0123456789ABCDEF";
    private static final String NO_OFFSET = " ".repeat(10);

    private final Writer out;
    private final boolean offsets;
    private final StringBuilder text = new StringBuilder(PIECE + 1024);
    private int lineStart;

    DumpLines(Writer out, boolean offsets) {
        this.out = out;
        this.offsets = offsets;
    }

    /** Where the value of the current line is appended. */
    StringBuilder text() {
        return text;
    }

    /** Begins a line; the offset is left out if it is negative. */
    void begin(long offset, int depth) {
        lineStart = text.length();
        if (offsets) {
            appendOffset(offset);
        }
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void appendOffset(long offset) {
        if (offset < 0) {
            text.append(NO_OFFSET);
            return;
        }
        for (int shift = offset >>> 32 == 0 ? 28 : 44; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((int) (offset >>> shift) & 0xF));
        }
        text.append(": ");
    }

    void tagAndVr(int tag, VR vr) {
        text.append('(');
        appendHex(tag >>> 16);
        text.append(',');
        appendHex(tag & 0xFFFF);
        text.append(") ").append(vr.name()).append(' ');
    }

    private void appendHex(int number) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(number >>> shift & 0xF));
        }
    }

    /** Ends a line of an element: length in bytes (-1: undefined), how many values (-1: not known) and its name. */
    void end(long length, long count, Tag tag) throws IOException {
        pad();
        text.append("# ");
        if (length < 0) {
            text.append("undefined");
        } else {
            text.append(length);
        }
        text.append(", ");
        if (count < 0) {
            text.append('?');
        } else {
            text.append(count);
        }
        appendName(tag);
        end();
    }

    /** Ends a line of a fragment. */
    void end(long length) throws IOException {
        pad();
        text.append("# ").append(length);
        end();
    }

    void end() throws IOException {
        text.append('\n');
        if (text.length() > PIECE) {
            flush();
        }
    }

    private void pad() {
        int missing = lineStart + VALUE_COLUMN_END - text.length();
        text.append(BLANKS, 0, Math.max(1, missing));
    }

    private void appendName(Tag tag) {
        Optional<String> keyword = Dictionary.keyword(tag);
        if (keyword.isPresent()) {
            text.append(' ').append(keyword.get());
        } else if (tag.isPrivateCreator()) {
            text.append(" PrivateCreator");
        } else if (tag.isGroupLength()) {
            text.append(" GroupLength");
        } else if (!tag.creator().isEmpty()) {
            text.append(' ').append(PrintableText.of(tag.creator()));
            PrivateDictionary.find(tag)
                    .filter(entry -> !entry.name().isEmpty())
                    .ifPresent(entry -> text.append(": ").append(entry.name()));
        }
    }

    void flush() throws IOException {
        out.append(text);
        text.setLength(0);
        lineStart = 0;
    }
}
