package dev.gantry.dicom.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables beside the classes, indexed by name but not yet read: src/main/rules/ORIGIN.md. */
final class RuleTables {

    /** A block of lines that begins with "@name, attribute". */
    record Block(String name, String attribute, String lines) {

        List<String[]> rows() {
            return lines.lines().map(line -> line.split("\t", -1)).toList();
        }
    }

    private final Map<String, Block> modules = blocks("modules.tsv");
    private final Map<String, String> conditions = lines("conditions.tsv");
    private final Map<String, String> values = lines("values.tsv");
    private final Map<String, Block> iods = new HashMap<>();

    RuleTables() {
        for (Block iod : blocks("iods.tsv").values()) {
            for (String sopClassUid : iod.attribute.split(",")) {
                iods.put(sopClassUid, iod);
            }
        }
    }

    Optional<Block> iod(String sopClassUid) {
        return Optional.ofNullable(iods.get(sopClassUid));
    }

    /**
     * A module or macro.
     *
     * @throws IllegalStateException if the tables name what they do not hold
     */
    Block module(String name) {
        Block block = modules.get(name);
        if (block == null) {
            throw new IllegalStateException("the tables have no module " + name);
        }
        return block;
    }

    /** The terms of a condition; empty for one that no program can decide. */
    Optional<String[]> condition(String name) {
        return Optional.ofNullable(conditions.get(name)).map(terms -> terms.split("\t"));
    }

    Optional<List<String>> values(String set) {
        return Optional.ofNullable(values.get(set)).map(line -> List.of(line.split("\t", -1)));
    }

    private static Map<String, Block> blocks(String table) {
        String text = text(table);
        Map<String, Block> blocks = new HashMap<>();
        int start = text.indexOf('@');
        while (start >= 0) {
            int body = text.indexOf('\n', start) + 1;
            int next = text.indexOf("\n@", body - 1);
            String[] head = text.substring(start + 1, body - 1).split("\t", -1);
            String lines = text.substring(body, next < 0 ? text.length() : Math.max(body, next));
            blocks.put(head[0], new Block(head[0], head[1], lines));
            start = next < 0 ? -1 : next + 1;
        }
        return blocks;
    }

    private static Map<String, String> lines(String table) {
        Map<String, String> lines = new HashMap<>();
        text(table).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            lines.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return lines;
    }

    private static String text(String table) {
        try (InputStream in = RuleTables.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + table);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
