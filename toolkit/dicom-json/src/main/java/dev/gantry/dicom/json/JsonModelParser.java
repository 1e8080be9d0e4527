package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Tag;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads one object of the DICOM JSON model, PS3.18 F.2.2, without recursion. */
final class JsonModelParser {
    /** Of objects and arrays that are passed over. */
    private static final int DEEPEST_SKIPPED = 1_000;

    private enum State {
        DATASET,
        ELEMENT,
        VALUES,
        END
    }

    private final JsonLexer lexer;
    private final Findings findings;
    private final DatasetEvents events;
    private final ByteBuilder scratch = new ByteBuilder();
    private final JsonPersonName personName;
    private int openItems;

    JsonModelParser(JsonLexer lexer, Findings findings, DatasetEvents events) {
        this.lexer = lexer;
        this.findings = findings;
        this.events = events;
        this.personName = new JsonPersonName(lexer, findings);
    }

    /** Reads a data set, from its opening to its closing brace. */
    void parse() throws IOException {
        lexer.expect('{');
        events.beginDataset();
        State state = State.DATASET;
        while (state != State.END) {
            state = switch (state) {
                case DATASET -> lexer.more('}') ? element(name()) : endDataset();
                case ELEMENT -> lexer.more('}') ? member(name()) : endElement();
                case VALUES -> lexer.more(']') ? value() : State.ELEMENT;
                case END -> State.END;
            };
        }
        events.endDataset();
    }

    private String name() throws IOException {
        scratch.clear();
        lexer.name(scratch);
        return scratch.text();
    }

    private State endDataset() throws IOException {
        if (openItems == 0) {
            return State.END;
        }
        openItems--;
        events.endItem();
        return State.VALUES;
    }

    private State endElement() throws IOException {
        events.endElement();
        return State.DATASET;
    }

    private State element(String name) throws IOException {
        Optional<Tag> tag = tag(name);
        if (tag.isEmpty()) {
            findings.forgive("a name is no tag and is passed over", lexer);
            skip();
            return State.DATASET;
        }
        events.beginElement(tag.get().value());
        lexer.expect('{');
        return State.ELEMENT;
    }

    private Optional<Tag> tag(String name) throws MalformedModelException {
        int value = 0;
        int digits = 0;
        for (; digits < name.length() && digits < 9; digits++) {
            char c = name.charAt(digits);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0) {
                return unusualTag(name);
            }
            value = value << 4 | digit;
        }
        return digits == 8 ? Optional.of(Tag.of(value)) : Optional.empty();
    }

    private Optional<Tag> unusualTag(String name) throws MalformedModelException {
        try {
            Tag tag = Tag.parse(name);
            findings.forgive("a tag is not eight upper-case hexadecimal digits", lexer);
            return Optional.of(tag);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private State member(String name) throws IOException {
        switch (name) {
            case "vr" -> {
                events.vr(string());
                return State.ELEMENT;
            }
            case "Value" -> {
                return values();
            }
            case "InlineBinary" -> inline();
            case "BulkDataURI" -> events.address(string());
            default -> {
                findings.forgive("an attribute has a member that the model does not know", lexer);
                skip();
            }
        }
        return State.ELEMENT;
    }

    private String string() throws IOException {
        scratch.clear();
        lexer.string(scratch);
        return scratch.text();
    }

    private State values() throws IOException {
        int c = lexer.peek();
        if (c == '[' && events.beginValues()) {
            lexer.expect('[');
            return State.VALUES;
        }
        if (c != '[' && c != '{') {
            findings.forgive("values are not in an array", lexer);
            if (events.beginValues()) {
                scalar(c);
                return State.ELEMENT;
            }
        }
        if (c == '{') {
            throw lexer.malformed("values are not in an array");
        }
        skip();
        return State.ELEMENT;
    }

    private State value() throws IOException {
        int c = lexer.peek();
        if (c != '{') {
            scalar(c);
            return State.VALUES;
        }
        lexer.expect('{');
        if (!lexer.more('}')) {
            events.emptyObject();
            return State.VALUES;
        }
        String name = name();
        if (JsonPersonName.isGroup(name)) {
            events.endName(personName.read(name));
            return State.VALUES;
        }
        events.beginItem();
        openItems++;
        return element(name);
    }

    private void scalar(int c) throws IOException {
        Scalars scalars = events.scalars();
        switch (c) {
            case '"' -> {
                lexer.string(scalars.bytes());
                events.endScalar(Scalars.Kind.TEXT);
            }
            case 'n' -> {
                lexer.literal("null");
                events.endScalar(Scalars.Kind.NULL);
            }
            case 't', 'f', '[' -> throw lexer.malformed("a value is neither text, number, object nor null");
            default -> {
                lexer.number(scalars.bytes());
                events.endScalar(Scalars.Kind.NUMBER);
            }
        }
    }

    private void inline() throws IOException {
        scratch.clear();
        lexer.string(scratch);
        Optional<Bytes> decoded = scratch.decodedBase64();
        if (decoded.isEmpty()) {
            throw lexer.malformed("inline binary is no base64");
        }
        events.inline(decoded.get());
    }

    /** Passes over a value of any kind. */
    private void skip() throws IOException {
        Deque<Character> open = new ArrayDeque<>();
        while (true) {
            scratch.clear();
            switch (lexer.peek()) {
                case '{' -> open.push(opened('{', '}'));
                case '[' -> open.push(opened('[', ']'));
                case '"' -> lexer.string(scratch);
                case 't' -> lexer.literal("true");
                case 'f' -> lexer.literal("false");
                case 'n' -> lexer.literal("null");
                default -> lexer.number(scratch);
            }
            if (open.size() > DEEPEST_SKIPPED) {
                throw lexer.malformed("objects are nested deeper than " + DEEPEST_SKIPPED);
            }
            while (!open.isEmpty() && !lexer.more(open.peek())) {
                open.pop();
            }
            if (open.isEmpty()) {
                return;
            }
            if (open.peek() == '}') {
                scratch.clear();
                lexer.name(scratch);
            }
        }
    }

    private char opened(char opening, char closing) throws IOException {
        lexer.expect(opening);
        return closing;
    }
}
