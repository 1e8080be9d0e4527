package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final Path ROOT = Repository.root();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        List<String> links = LINK.matcher(Files.readString(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links)
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void everyModuleHasItsLine(Module module) throws IOException {
        assertThat(architecture()).containsPattern("(?m)^ *" + module.artifactId() + "/? {2}");
    }

    @Test
    void everyPackageOfTheDomainHasItsLine() throws IOException {
        String root = Repository.ROOT_PACKAGE + "." + Module.IMAGING_STORE.ownPackage + ".";
        List<String> packages = Repository.classesOf(Module.IMAGING_STORE).stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(root))
                .map(name -> name.substring(root.length()))
                .distinct()
                .toList();

        String architecture = architecture();
        assertThat(packages).allSatisfy(name -> assertThat(architecture).contains("| `" + name + "` |"));
    }

    private static String architecture() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }
}
