package dev.gantry.dicom.json;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON text as tokens, RFC 8259, read through one buffer. UTF-8 is checked strictly (RFC 3629); every fault is a
 * {@link MalformedModelException}. Knows where a comma belongs, not what the text means.
 */
final class JsonLexer implements Position {
    private static final int END = -1;

    private final InputStream in;
    private final Findings findings;
    private final int maxBytes;
    private final byte[] buffer = new byte[16 * 1024];
    private long base;
    private int at;
    private int end;
    private int line = 1;
    private long lineStart;
    private boolean first;

    /** @param maxBytes how much may be appended to what is handed in */
    JsonLexer(InputStream in, Findings findings, int maxBytes) {
        this.in = in;
        this.findings = findings;
        this.maxBytes = maxBytes;
    }

    @Override
    public long offset() {
        return base + at;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int column() {
        return (int) Math.min(Integer.MAX_VALUE, offset() - lineStart + 1);
    }

    MalformedModelException malformed(String text) {
        return findings.malformed(text, this);
    }

    private MalformedModelException tooLong() {
        return malformed("the text of the values is longer than " + maxBytes + " bytes");
    }

    /** Passes over a byte order mark, which RFC 8259 8.1 forbids to write and allows to ignore. */
    void skipByteOrderMark() throws IOException {
        if (current() == 0xEF) {
            at++;
            if (next() != 0xBB || next() != 0xBF) {
                throw malformed("this is no JSON");
            }
            findings.forgive("the text begins with a byte order mark", this);
        }
    }

    /** The first byte of the next token, which stays unread; -1 at the end of the text. */
    int peek() throws IOException {
        while (true) {
            int c = current();
            if (c == '\n') {
                line++;
                lineStart = offset() + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return c;
            }
            at++;
        }
    }

    /** Begins an object or an array, or passes over a colon. */
    void expect(char c) throws IOException {
        if (peek() != c) {
            throw malformed("'" + c + "' is missing");
        }
        at++;
        first = true;
    }

    /** Whether an object or array goes on; passes over the comma, or over its end. */
    boolean more(char close) throws IOException {
        int c = peek();
        boolean afterOpening = first;
        first = false;
        if (c == close) {
            at++;
            return false;
        }
        if (afterOpening) {
            return true;
        }
        if (c != ',') {
            throw malformed("neither a comma nor '" + close + "' is here");
        }
        at++;
        if (peek() == close) {
            throw malformed("nothing follows a comma");
        }
        return true;
    }

    /** Passes over the name of a member and its colon. */
    void name(ByteBuilder target) throws IOException {
        string(target);
        expect(':');
        first = false;
    }

    /** Appends the characters of a string. */
    void string(ByteBuilder target) throws IOException {
        if (peek() != '"') {
            throw malformed("no string is where one must be");
        }
        at++;
        while (true) {
            int start = at;
            while (at < end && isPlain(buffer[at])) {
                at++;
            }
            target.append(buffer, start, at - start);
            if (target.size() > maxBytes) {
                throw tooLong();
            }
            int c = current();
            if (c == '"') {
                at++;
                return;
            } else if (c == '\\') {
                at++;
                escape(target);
            } else if (c >= 0x80) {
                multibyte(c, target);
            } else if (c < 0x20) {
                throw malformed(c == END ? "the text ends inside a string" : "a control character is inside a string");
            }
        }
    }

    private static boolean isPlain(byte b) {
        return b >= 0x20 && b != '"' && b != '\\';
    }

    private void escape(ByteBuilder target) throws IOException {
        int c = next();
        switch (c) {
            case '"', '\\', '/' -> target.append(c);
            case 'b' -> target.append('\b');
            case 'f' -> target.append('\f');
            case 'n' -> target.append('\n');
            case 'r' -> target.append('\r');
            case 't' -> target.append('\t');
            case 'u' -> unicode(target);
            default -> throw malformed("no such escape exists in JSON");
        }
    }

    private void unicode(ByteBuilder target) throws IOException {
        char c = fourDigits();
        while (Character.isHighSurrogate(c) && current() == '\\') {
            at++;
            if (current() != 'u') {
                lonely(target);
                escape(target);
                return;
            }
            at++;
            char low = fourDigits();
            if (Character.isLowSurrogate(low)) {
                target.appendCodePoint(Character.toCodePoint(c, low));
                return;
            }
            lonely(target);
            c = low;
        }
        if (Character.isSurrogate(c)) {
            lonely(target);
        } else {
            target.appendCodePoint(c);
        }
    }

    private void lonely(ByteBuilder target) throws MalformedModelException {
        findings.forgive("half a surrogate pair stands alone", this);
        target.appendCodePoint(0xFFFD);
    }

    private char fourDigits() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("four hexadecimal digits must follow \\u");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    // RFC 3629 4
    private void multibyte(int lead, ByteBuilder target) throws IOException {
        int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4) {
            throw malformed("the text is not UTF-8");
        }
        at++;
        target.append(lead);
        for (int i = 0; i < following; i++) {
            int c = next();
            int low = i > 0 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int high = i > 0 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (c < low || c > high) {
                throw malformed("the text is not UTF-8");
            }
            target.append(c);
        }
    }

    /** Appends the characters of a number exactly. */
    void number(ByteBuilder target) throws IOException {
        peek();
        optional('-', target);
        if (!optional('0', target)) {
            digits(target);
        }
        if (optional('.', target)) {
            digits(target);
        }
        if (optional('e', target) || optional('E', target)) {
            if (!optional('+', target)) {
                optional('-', target);
            }
            digits(target);
        }
    }

    private boolean optional(char c, ByteBuilder target) throws IOException {
        if (current() != c) {
            return false;
        }
        at++;
        target.append(c);
        return true;
    }

    private void digits(ByteBuilder target) throws IOException {
        int start = target.size();
        for (int c = current(); c >= '0' && c <= '9'; c = current()) {
            target.append(c);
            at++;
            if (target.size() > maxBytes) {
                throw tooLong();
            }
        }
        if (target.size() == start) {
            throw malformed("no digit is where one must be");
        }
    }

    /** Passes over {@code true}, {@code false} or {@code null}. */
    void literal(String word) throws IOException {
        peek();
        for (int i = 0; i < word.length(); i++) {
            if (current() != word.charAt(i)) {
                throw malformed("this is no JSON value");
            }
            at++;
        }
    }

    /** The next byte as it stands, -1 at the end; stays unread. */
    private int current() throws IOException {
        if (at == end) {
            fill();
        }
        return at == end ? END : buffer[at] & 0xFF;
    }

    private int next() throws IOException {
        int c = current();
        if (c == END) {
            throw malformed("the text ends inside a value");
        }
        at++;
        return c;
    }

    private void fill() throws IOException {
        base += end;
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
    }
}
