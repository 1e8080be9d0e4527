package dev.gantry.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The checkout these tests run in. */
final class Repository {
    static final String ROOT_PACKAGE = "dev.gantry";

    private Repository() {}

    /** The nearest directory above the working directory that holds the Maven wrapper. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException(
                        "not inside a checkout: " + Path.of("").toAbsolutePath());
            }
        }
        return directory;
    }

    static JavaClasses productClasses() {
        return new ClassFileImporter().importPaths(classDirectories());
    }

    static JavaClasses classesOf(Module module) {
        return new ClassFileImporter().importPaths(classDirectory(module));
    }

    private static List<Path> classDirectories() {
        return Arrays.stream(Module.values()).map(Repository::classDirectory).toList();
    }

    private static Path classDirectory(Module module) {
        return root().resolve(module.path).resolve("target/classes");
    }
}
