package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Reads the text of a {@link TagPath}. */
final class TagPathParser {

    /** Enough for any data set; a path longer than this is no path. */
    private static final int MOST_STEPS = 1000;

    private final String text;
    private int at;

    TagPathParser(String text) {
        this.text = text.strip();
    }

    TagPath parse() {
        List<TagPath.Step> steps = new ArrayList<>();
        while (true) {
            Tag tag = tag(token());
            OptionalInt item = index();
            if (at == text.length()) {
                steps.add(new TagPath.Step(tag, item));
                return new TagPath(steps);
            }
            if (text.charAt(at) != '.' || steps.size() == MOST_STEPS) {
                throw wrong("a '.' or the end should stand");
            }
            at++;
            steps.add(new TagPath.Step(tag, OptionalInt.of(item.orElse(0))));
        }
    }

    /** Up to a '.' or '[' outside quotation marks. */
    private String token() {
        int start = at;
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '.' || c == '[')) {
                break;
            }
        }
        at = Math.min(at, text.length());
        return text.substring(start, at);
    }

    private Tag tag(String token) {
        int quote = token.indexOf('"');
        if (quote < 0) {
            try {
                return Tag.parse(token);
            } catch (IllegalArgumentException e) {
                throw wrong("a keyword or tag should end");
            }
        }
        boolean parentheses = token.startsWith("(") && token.endsWith(")");
        String inner = parentheses ? token.substring(1, token.length() - 1) : token;
        if (!inner.matches("(?s)[0-9A-Fa-f]{4},(xx|XX|[0-9A-Fa-f]{2})[0-9A-Fa-f]{2},\".+\"")) {
            throw wrong("a private tag as (0029,xx10,\"CREATOR\") should end");
        }
        String creator = inner.substring(11, inner.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
        int group = HexFormat.fromHexDigits(inner, 0, 4);
        if ((group & 1) == 0) {
            throw wrong("the odd group of a private tag should stand");
        }
        return Tag.ofPrivate(group, creator, HexFormat.fromHexDigits(inner, 7, 9));
    }

    private OptionalInt index() {
        if (at == text.length() || text.charAt(at) != '[') {
            return OptionalInt.empty();
        }
        int close = text.indexOf(']', at);
        String digits = close < 0 ? "" : text.substring(at + 1, close);
        if (!digits.matches("[0-9]{1,9}")) {
            throw wrong("the number of an item in brackets, from 0, should stand");
        }
        at = close + 1;
        return OptionalInt.of(Integer.parseInt(digits));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + (at + 1) + " of the path " + text);
    }
}
