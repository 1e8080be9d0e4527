package dev.gantry.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked once for each archive into a directory that other accounts may read: root's into
 * {@code /var/cache/gantry}, a user's into their cache directory, else into the home of the cluster.
 */
final class PostgresBinaries {
    private static final String ARCHIVE = "postgres-%s-%s.txz";

    private PostgresBinaries() {}

    /** The directory with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path home) throws IOException {
        URL archive = archive();
        String name = "postgres-" + fingerprint(archive);
        for (Path cache : List.of(cache(home), home)) {
            Path target = cache.resolve(name);
            if (Files.isExecutable(target.resolve("bin/postgres"))) {
                return target;
            }
            if (isWritable(cache)) {
                unpack(archive, target);
                return target;
            }
        }
        throw new IOException("neither " + cache(home) + " nor " + home + " can be written");
    }

    private static Path cache(Path otherwise) {
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/var/cache/gantry");
        }
        Optional<Path> cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
        // An account without an entry in the password file has the home "?".
        Path user = Path.of(System.getProperty("user.home"));
        return cache.or(() -> user.isAbsolute() ? Optional.of(user.resolve(".cache")) : Optional.empty())
                .map(path -> path.resolve("gantry"))
                .orElse(otherwise);
    }

    private static boolean isWritable(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.isWritable(directory);
        } catch (IOException e) {
            return false;
        }
    }

    private static URL archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String machine = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        String name = ARCHIVE.formatted(system, machine);
        @Nullable URL found = PostgresBinaries.class.getResource("/" + name);
        if (found == null) {
            throw new IOException("there is no embedded PostgreSQL for this platform (" + name
                    + "): configure the address of a PostgreSQL server instead");
        }
        return found;
    }

    /** Tells two archives apart without reading them. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return "%08x".formatted(jar.getJarEntry().getCrc());
        }
        return Long.toString(connection.getContentLengthLong());
    }

    /** Unpacks beside the target and renames, so that a target is always whole. */
    private static void unpack(URL archive, Path target) throws IOException {
        Path fresh = Files.createTempDirectory(target.getParent(), "unpacking");
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream in = new BufferedInputStream(archive.openStream(), 1 << 16);
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, fresh);
                }
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(fresh);
            // Another process has unpacked the same archive meanwhile.
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("the archive names a file outside itself");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Deletes a directory with all that is in it; does nothing when there is none. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
