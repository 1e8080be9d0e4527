package dev.gantry.dicom.json;

import java.io.IOException;

/** A name of a person: an object of up to three component groups, in any order. PS3.18 F.2.2 */
final class JsonPersonName {
    private final JsonLexer lexer;
    private final Findings findings;
    private final ByteBuilder[] groups = {new ByteBuilder(), new ByteBuilder(), new ByteBuilder()};
    private final ByteBuilder scratch = new ByteBuilder();

    JsonPersonName(JsonLexer lexer, Findings findings) {
        this.lexer = lexer;
        this.findings = findings;
    }

    static boolean isGroup(String name) {
        return index(name) >= 0;
    }

    private static int index(String name) {
        return switch (name) {
            case "Alphabetic" -> 0;
            case "Ideographic" -> 1;
            case "Phonetic" -> 2;
            default -> -1;
        };
    }

    /**
     * Reads the object from the value of its first group to its closing brace.
     *
     * @return the name as it is encoded, valid until the next call
     */
    ByteBuilder read(String firstGroup) throws IOException {
        for (ByteBuilder group : groups) {
            group.clear();
        }
        group(firstGroup);
        while (lexer.more('}')) {
            scratch.clear();
            lexer.name(scratch);
            group(scratch.text());
        }
        return joined();
    }

    private void group(String name) throws IOException {
        int index = index(name);
        if (index < 0) {
            throw lexer.malformed("a person name has a group that does not exist");
        }
        if (lexer.peek() == 'n') {
            lexer.literal("null");
            return;
        }
        if (groups[index].size() > 0) {
            findings.forgive("a group of a person name comes twice, the last is taken", lexer);
            groups[index].clear();
        }
        lexer.string(groups[index]);
    }

    private ByteBuilder joined() {
        int last = groups[2].size() > 0 ? 2 : groups[1].size() > 0 ? 1 : 0;
        scratch.clear();
        for (int i = 0; i <= last; i++) {
            if (i > 0) {
                scratch.append('=');
            }
            scratch.append(groups[i].array(), 0, groups[i].size());
        }
        return scratch;
    }
}
