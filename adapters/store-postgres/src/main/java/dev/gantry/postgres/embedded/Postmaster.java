package dev.gantry.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The server process of a cluster, found by its {@code postmaster.pid}, whoever started it. */
final class Postmaster {
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    /** The process id, when it is alive and truly a server of this cluster: process ids are used again. */
    OptionalLong pid() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            return pid > 1 && isServerOfCluster(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private boolean isServerOfCluster(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            // A server stands in its data directory; a dead one that nobody has reaped stands nowhere.
            return Files.exists(process.resolve("cwd")) && Files.isSameFile(process.resolve("cwd"), data);
        }
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().commandLine())
                .filter(command -> command.contains("postgres") && command.contains(data.toString()))
                .isPresent();
    }

    /** Fast shutdown: sessions are ended, a checkpoint is written. Does nothing when there is no server. */
    void stop() throws IOException {
        if (!signalAndAwait("INT", FAST_SHUTDOWN) && !signalAndAwait("QUIT", IMMEDIATE_SHUTDOWN)) {
            throw new IOException("the server does not stop");
        }
    }

    private boolean signalAndAwait(String signal, Duration patience) throws IOException {
        OptionalLong pid = pid();
        if (pid.isPresent()) {
            signal(signal, pid.getAsLong());
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (pid().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void signal(String signal, long pid) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid)
                .redirectErrorStream(true)
                .start()
                .onExit()
                .join();
    }

    static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
