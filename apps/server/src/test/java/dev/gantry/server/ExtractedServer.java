package dev.gantry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The built server, extracted once so that tests start it fast. */
final class ExtractedServer {
    private static final String JAR = "gantry-server.jar";

    private ExtractedServer() {}

    /** The jar to start, with its libraries beside it. */
    static synchronized Path jar() {
        try {
            Path built = built();
            Path home = built.resolveSibling("it-server")
                    .resolve(Long.toString(Files.getLastModifiedTime(built).toMillis()) + "-" + Files.size(built));
            if (Files.notExists(home)) {
                extract(built, home);
            }
            return home.resolve(JAR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built() {
        Path jar = Optional.ofNullable(System.getProperty("gantry.server.jar"))
                .map(Path::of)
                .orElseGet(() -> Path.of("target", JAR))
                .toAbsolutePath();
        if (Files.notExists(jar)) {
            throw new AssertionError(
                    jar + " is not there; build it with: ./mvnw -pl apps/server -am package -DskipTests");
        }
        return jar;
    }

    private static void extract(Path jar, Path home) throws IOException {
        Path aside = Files.createTempDirectory(Files.createDirectories(home.getParent()), "new");
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x")); // also for other users
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        aside.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (tool.waitFor() != 0) {
                throw new IOException("cannot extract " + jar + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.move(aside, home);
    }
}
