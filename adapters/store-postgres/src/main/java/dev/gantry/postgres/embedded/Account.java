package dev.gantry.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom the server's programs run. PostgreSQL refuses to run as root, so root runs them as {@code nobody}.
 *
 * @param prefix what turns a command into one of this account
 * @param substituted whether this is another account than our own
 */
record Account(List<String> prefix, boolean substituted) {
    private static final int NOBODY = 65534;

    /** Ways for root to become {@code nobody}, the most direct first. None asks for a password. */
    private static final List<List<String>> WAYS = List.of(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
            List.of("runuser", "-u", "nobody", "--"),
            List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec \"$0\" \"$@\""));

    static Account unprivileged() {
        if (new UnixSystem().getUid() != 0) {
            return new Account(List.of(), false);
        }
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL does not run as root on this system: start Gantry as an ordinary user");
        }
        for (List<String> way : WAYS) {
            if (isInstalled(way.getFirst())) {
                return new Account(way, true);
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL does not run as root, and none of setpriv, runuser and su is"
                + " installed to run it as nobody: start Gantry as an ordinary user");
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return List.of(path.split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Gives a file or directory to the account. */
    void own(Path path) throws IOException {
        if (substituted) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }

    /**
     * How a program started in {@code directory} names it. Another account may not be allowed to walk the path that
     * leads there (below {@code /root}, say), but it may use a directory that it owns and stands in.
     */
    String nameFromInside(Path directory) {
        return substituted ? "/proc/self/cwd" : directory.toString();
    }

    /** Runs a program to its end. */
    void run(Path directory, List<String> command, int timeoutSeconds) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        Path output = Files.createTempFile("gantry-postgres", ".out");
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            await(builder.start(), command.getFirst(), timeoutSeconds, output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void await(Process process, String program, int timeoutSeconds, Path output) throws IOException {
        try {
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + timeoutSeconds + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with " + process.exitValue() + ": "
                    + Files.readString(output).strip());
        }
    }
}
