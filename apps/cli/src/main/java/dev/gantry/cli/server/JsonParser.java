package dev.gantry.cli.server;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON from front to back. */
final class JsonParser {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    Json document() {
        Json value = value();
        if (next() != 0) {
            throw broken();
        }
        return value;
    }

    private Json value() {
        if (++depth > MAX_DEPTH) {
            throw broken();
        }
        Json value = switch (next()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> new Json.Text(string());
            case 't', 'f', 'n' -> new Json.Literal(match(WORD));
            default -> new Json.Number(new BigDecimal(match(NUMBER)));
        };
        depth--;
        return value;
    }

    private Json members() {
        Map<String, Json> members = Json.ordered();
        expect('{');
        if (next() != '}') {
            do {
                next();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (another());
        }
        expect('}');
        return new Json.Members(members);
    }

    private Json elements() {
        List<Json> elements = new ArrayList<>();
        expect('[');
        if (next() != ']') {
            do {
                elements.add(value());
            } while (another());
        }
        expect(']');
        return new Json.Elements(elements);
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = take();
            if (c < 0x20) {
                throw broken();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        char c = take();
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            try {
                return (char) Integer.parseInt(text, at - 4, at, 16);
            } catch (NumberFormatException e) {
                throw broken();
            }
        }
        if (ESCAPES.indexOf(c) < 0) {
            throw broken();
        }
        return ESCAPED.charAt(ESCAPES.indexOf(c));
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw broken();
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean another() {
        if (next() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw broken();
        }
        at++;
    }

    /** The next character that is not white space, not taken; 0 at the end. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return peek();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char take() {
        if (at == text.length()) {
            throw broken();
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("not JSON at character " + at);
    }
}
