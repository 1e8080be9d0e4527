import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes the constants of {@code Tag} and {@code UID}, and the dictionaries, from the tables of the standard.
 *
 * <p>Run by the build as {@code java GenerateDictionary.java <tables> <tables that are resources> <sources> <classes>}. A file whose content would not change is
 * left alone, so that an incremental compilation sees nothing new.
 */
public final class GenerateDictionary {

    /** A class initialiser may have 64 KB; one constant takes 9 bytes of it and about 40 of the constant pool. */
    private static final int CONSTANTS_PER_INTERFACE = 1500;

    private static final String PACKAGE = "dev.gantry.dicom";

    public static void main(String[] arguments) throws IOException {
        Path tables = Path.of(arguments[0]);
        Path resources = Path.of(arguments[1]);
        Path sources = Path.of(arguments[2]).resolve(PACKAGE.replace('.', '/'));
        Path classes = Path.of(arguments[3]).resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(sources);
        Files.createDirectories(classes);
        List<String[]> attributes = allRows(tables.resolve("attributes.tsv"));
        writeTags(withKeyword(attributes), sources);
        writeUids(withKeyword(allRows(resources.resolve("uids.tsv"))), sources);
        DictionaryFile.write(attributes, classes.resolve("attributes.bin"));
        PrivateDictionaryFile.write(
                allRows(tables.resolve("private_attributes.tsv")), classes.resolve("private_attributes.txt"));
    }

    private static List<String[]> allRows(Path table) throws IOException {
        try (var lines = Files.lines(table)) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        }
    }

    /** The rows with a keyword; of several with the same one, the first. */
    private static List<String[]> withKeyword(List<String[]> rows) {
        Set<String> keywords = new HashSet<>(Set.of(""));
        return rows.stream().filter(row -> keywords.add(row[1])).toList();
    }

    private static void writeTags(List<String[]> rows, Path output) throws IOException {
        List<String> interfaces = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CONSTANTS_PER_INTERFACE) {
            String name = "Tags" + (interfaces.size() + 1);
            interfaces.add(name);
            StringBuilder source = new StringBuilder(header("Tags of PS3.6, in the order of the standard."));
            source.append("sealed interface ").append(name).append(" permits TagConstants {\n");
            for (String[] row : rows.subList(from, Math.min(rows.size(), from + CONSTANTS_PER_INTERFACE))) {
                source.append("\n    /** (").append(row[0], 0, 4).append(',').append(row[0].substring(4)).append(") ");
                source.append(row[3]).append(' ').append(row[4]).append(": ").append(javadoc(row[2]));
                source.append(row[5].equals("Y") ? ", retired" : "").append(". */\n");
                source.append("    Tag ").append(row[1]).append(" = Tag.of(0x").append(row[0].replace('X', '0')).append(");\n");
            }
            write(output.resolve(name + ".java"), source.append("}\n"));
        }
        StringBuilder all = new StringBuilder(header("Every tag of PS3.6 by its keyword."));
        all.append("sealed interface TagConstants extends ").append(String.join(", ", interfaces)).append(" permits Tag {}\n");
        write(output.resolve("TagConstants.java"), all);
    }

    private static void writeUids(List<String[]> rows, Path output) throws IOException {
        StringBuilder source = new StringBuilder(header("The UIDs of PS3.6 annex A by keyword."));
        source.append("public final class UID {\n\n    private UID() {}\n");
        for (String[] row : rows) {
            source.append("\n    /** ").append(javadoc(row[2])).append(" (").append(row[3]);
            source.append(row[4].equals("Y") ? ", retired" : "").append("). */\n");
            source.append("    public static final String ").append(row[1]).append(" = \"").append(row[0]).append("\";\n");
        }
        write(output.resolve("UID.java"), source.append("}\n"));
    }

    private static String header(String summary) {
        return "package " + PACKAGE + ";\n\n/** " + summary + " Generated. */\n";
    }

    private static String javadoc(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;").replace("*/", "*&#47;");
    }

    private static void write(Path file, StringBuilder source) throws IOException {
        write(file, source.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }
}

/**
 * Writes the data dictionary in the form in which {@code Dictionary} takes it without parsing. Big endian:
 *
 * <pre>
 * int   rows, of which the last are ranges
 * int   ranges
 * int   tag of each row; of a range the bits that are not wildcards
 * int   mask of each range: the bits that are not wildcards are set
 * short VR of each row: 26 times its first letter, plus its second one; 0x4000 if the sign is ambiguous ("US or SS"), 0x2000 if retired
 * int   offset of each row's text, and the end of the last one
 * short rows in the order of their keywords (UTF-16), without rows that have none
 * text  of each row in UTF-8: keyword, name, VRs, VM, with tabs between
 * </pre>
 */
final class DictionaryFile {

    /** @param position in the table */
    private record Row(int position, int tag, int mask, String keyword, String name, String vrs, String vm, boolean retired) {

        static Row of(int position, String[] columns) {
            String tag = columns[0];
            int mask = Integer.parseUnsignedInt(tag.replaceAll("[^X]", "F").replace('X', '0'), 16);
            int bits = Integer.parseUnsignedInt(tag.replace('X', '0'), 16);
            return new Row(position, bits, mask, columns[1], columns[2], columns[3], columns[4], columns[5].equals("Y"));
        }

        boolean isRange() {
            return mask != -1;
        }

        /** Of several VRs the one to take when nothing else is known. */
        String primaryVr() {
            if (vrs.startsWith("OB or OW") || vrs.startsWith("US or OW")) {
                return "OW";
            }
            return vrs.equals("NONE") ? "UN" : vrs.substring(0, 2);
        }

        int vrCode() {
            String vr = primaryVr();
            int code = (vr.charAt(0) - 'A') * 26 + vr.charAt(1) - 'A';
            int sign = vrs.startsWith("US or SS") ? 0x4000 : 0;
            return code | sign | (retired ? 0x2000 : 0);
        }

        byte[] text() {
            return String.join("\t", keyword, name, vrs, vm).getBytes(StandardCharsets.UTF_8);
        }
    }

    private DictionaryFile() {}

    static void write(List<String[]> table, Path file) throws IOException {
        List<Row> rows = sorted(table);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        List<Row> ranges = rows.stream().filter(Row::isRange).toList();
        out.writeInt(rows.size());
        out.writeInt(ranges.size());
        for (Row row : rows) {
            out.writeInt(row.tag);
        }
        for (Row range : ranges) {
            out.writeInt(range.mask);
        }
        for (Row row : rows) {
            out.writeShort(row.vrCode());
        }
        int offset = 0;
        for (Row row : rows) {
            out.writeInt(offset);
            offset += row.text().length;
        }
        out.writeInt(offset);
        for (int index : byKeyword(rows)) {
            out.writeShort(index);
        }
        for (Row row : rows) {
            out.write(row.text());
        }
        GenerateDictionary.write(file, bytes.toByteArray());
    }

    /** The ranges last; of two rows with one tag the first. Groups of which every digit is open are none of ours. */
    private static List<Row> sorted(List<String[]> table) {
        Set<String> tags = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (String[] columns : table) {
            if (!columns[0].startsWith("00XX") && tags.add(columns[0])) {
                rows.add(Row.of(rows.size(), columns));
            }
        }
        rows.sort(Comparator.comparing(Row::isRange));
        return rows;
    }

    /** Of two rows with one keyword the first in the table, as for the constants. */
    private static int[] byKeyword(List<Row> rows) {
        Set<String> keywords = new HashSet<>(Set.of(""));
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> rows.get(i).position))
                .filter(i -> keywords.add(rows.get(i).keyword))
                .sorted(Comparator.comparing((Integer i) -> rows.get(i).keyword))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

/**
 * Writes the private dictionary so that only a creator's own part is ever looked at: a line "creator, offset, length" for
 * each creator, an empty line, and the parts, offsets counted from the first one. A part has a line "tag, VR, VM, name" for
 * each element, with {@code xx} in place of the block.
 */
final class PrivateDictionaryFile {

    private PrivateDictionaryFile() {}

    static void write(List<String[]> table, Path file) throws IOException {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        for (String[] columns : table) {
            String tag = columns[1].toLowerCase();
            if (tag.matches("[0-9a-f]{4}xx[0-9a-f]{2}|[0-9a-f]{8}")) {
                String blockless = tag.substring(0, 4) + "xx" + tag.substring(6);
                String name = columns[4].equals("Unknown") ? "" : columns[4];
                String line = String.join("\t", blockless, columns[2], columns[3], name) + "\n";
                Map<String, String> part = parts.computeIfAbsent(columns[0].strip(), creator -> new LinkedHashMap<>());
                if (tag.equals(blockless)) {
                    part.put(blockless, line);
                } else {
                    part.putIfAbsent(blockless, line);
                }
            }
        }
        StringBuilder index = new StringBuilder();
        StringBuilder text = new StringBuilder();
        parts.forEach((creator, lines) -> {
            String part = String.join("", lines.values());
            index.append(creator).append('\t').append(text.length()).append('\t').append(part.length()).append('\n');
            text.append(part);
        });
        GenerateDictionary.write(file, (index + "\n" + text).getBytes(StandardCharsets.US_ASCII));
    }
}
