package dev.gantry.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds packages of main code that nobody explained. */
final class PackageInfos {
    private PackageInfos() {}

    /** The directories below a checkout's shelves that hold main Java sources and no {@code package-info.java}. */
    static List<Path> missingBelow(Path root) {
        return Stream.of("toolkit", "store", "adapters", "apps")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(PackageInfos::mainPackages)
                .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                .map(root::relativize)
                .toList();
    }

    private static Stream<Path> mainPackages(Path shelf) {
        try (Stream<Path> paths = Files.walk(shelf)) {
            return paths
                    .filter(path -> path.toString().endsWith(".java") && !path.endsWith("module-info.java"))
                    .filter(path -> shelf.relativize(path).toString().contains("src/main/java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
