package dev.gantry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java that documents quote is a region of an example, and the examples run. */
class SnippetsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern REGION = Pattern.compile("// region:\\S+\\R(.*?)\\R *// endregion", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("```java\\R(.*?)\\R```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/toolkit.md"})
    void documentsQuoteRegionsOfExamples(String document) throws IOException {
        assertThat(regions()).containsAll(blocks(SNIPPET, ROOT.resolve(document)));
    }

    @Test
    void everyRegionIsQuotedInTheToolkitsDocument() throws IOException {
        assertThat(blocks(SNIPPET, ROOT.resolve("docs/toolkit.md"))).containsAll(regions());
    }

    private static Set<String> regions() throws IOException {
        Set<String> regions = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                regions.addAll(blocks(REGION, source));
            }
        }
        return regions;
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult block) -> block.group(1).stripIndent())
                .toList();
    }
}
