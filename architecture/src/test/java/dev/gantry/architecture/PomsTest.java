package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PomsTest {
    private static final Path ROOT = Repository.root();

    @ParameterizedTest
    @EnumSource(Module.class)
    void dependsOnlyOnWhatTheTableAllows(Module module) throws IOException {
        assertThat(PomRules.faultsOf(pomOf(module))).isEmpty();
    }

    @Test
    void theRootManagesVersionsAndDependsOnNothing() throws IOException {
        assertThat(PomRules.faultsOfRoot(Pom.read(ROOT.resolve("pom.xml")))).isEmpty();
    }

    @Test
    void everyModuleOfTheProductIsInTheTable() throws IOException {
        Stream<String> table = Arrays.stream(Module.values()).map(module -> module.path);

        assertThat(Pom.read(ROOT.resolve("pom.xml")).modules())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(table, Stream.of("fuzz", "architecture")).toList());
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void everyLibraryHasItsLineInTheDocuments(Module module) throws IOException {
        String documented = Files.readString(ROOT.resolve("docs/dependencies.md"));

        assertThat(pomOf(module).dependencies())
                .filteredOn(dependency -> !dependency.isOurs())
                .allSatisfy(dependency -> assertThat(documented).contains("`" + dependency.artifactId() + "`"));
    }

    @Test
    void anArrowThatIsNotInTheTableIsFound() throws IOException {
        assertThat(PomRules.faultsOf(planted("dicom-core", "dev.gantry", "imaging-store", "")))
                .containsExactly("dicom-core may not use imaging-store");
        assertThat(PomRules.faultsOf(planted("store-objects", "dev.gantry", "store-postgres", "")))
                .containsExactly("store-objects may not use store-postgres");
        assertThat(PomRules.faultsOf(planted("imaging-store", "org.slf4j", "slf4j-api", "")))
                .containsExactly("imaging-store may not use the library slf4j-api");
    }

    @Test
    void aVersionOutsideTheRootIsFound() throws IOException {
        assertThat(PomRules.faultsOf(planted("work-jms", "x", "y", "<version>1</version>")))
                .containsExactly("y has a version; versions are in the root POM");
    }

    @Test
    void aDependencyOfTheRootIsFound() throws IOException {
        assertThat(PomRules.faultsOfRoot(planted("gantry", "x", "y", ""))).containsExactly("the root POM depends on y");
    }

    private static Pom pomOf(Module module) throws IOException {
        return Pom.read(ROOT.resolve(module.path).resolve("pom.xml"));
    }

    private static Pom planted(String artifactId, String groupId, String dependency, String version)
            throws IOException {
        String xml = """
                <project>
                  <artifactId>%s</artifactId>
                  <dependencies>
                    <dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s</dependency>
                  </dependencies>
                </project>
                """.formatted(artifactId, groupId, dependency, version);
        return Pom.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
