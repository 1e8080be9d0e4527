package dev.gantry.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/** The shared collection of real and malformed files; tests over it are skipped where it is absent. */
record Corpus(Path folder, List<Map<String, String>> rows) {

    static Corpus open() throws IOException {
        Path folder = find();
        Assumptions.assumeTrue(
                folder != null, "no ../shared/data/open beside the repository: the corpus is not tested");
        List<String> lines = Files.readAllLines(folder.resolve("MANIFEST.tsv"));
        String[] columns = lines.getFirst().split("\t", -1);
        return new Corpus(
                folder,
                lines.stream()
                        .skip(1)
                        .map(line -> row(columns, line.split("\t", -1)))
                        .toList());
    }

    private static Map<String, String> row(String[] columns, String[] cells) {
        Map<String, String> row = new TreeMap<>();
        Arrays.setAll(columns, i -> {
            row.put(columns[i], cells[i]);
            return columns[i];
        });
        return row;
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/open");
            if (Files.isRegularFile(candidate.resolve("MANIFEST.tsv"))) {
                return candidate;
            }
        }
        return null;
    }

    List<Map<String, String>> expecting(String... expectations) {
        return rows.stream()
                .filter(row -> List.of(expectations).contains(row.get("expect")))
                .toList();
    }

    Path file(Map<String, String> row) {
        return folder.resolve(row.get("path"));
    }
}
