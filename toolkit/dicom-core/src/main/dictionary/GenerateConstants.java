import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the constants of {@code Tag} and {@code UID} from the tables of the standard.
 *
 * <p>Run by the build as {@code java GenerateConstants.java <tables> <output>}. A file whose content would not change is
 * left alone, so that an incremental compilation sees nothing new.
 */
public final class GenerateConstants {

    /** A class initialiser may have 64 KB; one constant takes 9 bytes of it and about 40 of the constant pool. */
    private static final int CONSTANTS_PER_INTERFACE = 1500;

    private static final String PACKAGE = "dev.gantry.dicom";

    public static void main(String[] arguments) throws IOException {
        Path tables = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]).resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(output);
        writeTags(rows(tables.resolve("attributes.tsv")), output);
        writeUids(rows(tables.resolve("uids.tsv")), output);
    }

    /** The rows with a keyword; of several with the same one, the first. */
    private static List<String[]> rows(Path table) throws IOException {
        try (var lines = Files.lines(table)) {
            Set<String> keywords = new HashSet<>(Set.of(""));
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(row -> keywords.add(row[1]))
                    .toList();
        }
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
        String text = source.toString();
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
