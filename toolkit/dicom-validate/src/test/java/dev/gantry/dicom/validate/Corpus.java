package dev.gantry.dicom.validate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The shared collection of real and malformed files; tests over it are skipped where it is absent. */
record Corpus(Path folder) {

    private static final Pattern GOLDEN = Pattern.compile("\"path\": \"([^\"]*)\", .*?\"errors\": (\\d+)");

    static Corpus open() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/open");
            if (Files.isRegularFile(candidate.resolve("MANIFEST.tsv"))) {
                return new Corpus(candidate);
            }
        }
        Assumptions.abort("no ../shared/data/open beside the repository: the corpus is not tested");
        throw new AssertionError("unreachable");
    }

    List<Path> files() throws IOException {
        return Files.readAllLines(folder.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .map(line -> folder.resolve(line.substring(0, line.indexOf('\t'))))
                .toList();
    }

    /** How many errors dciodvfy found, by file. */
    Map<Path, Integer> dciodvfyErrors() throws IOException {
        Map<Path, Integer> errors = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("golden/dciodvfy.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                Matcher matcher = GOLDEN.matcher(line);
                if (matcher.find()) {
                    errors.put(folder.resolve(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                }
            });
        }
        return errors;
    }
}
