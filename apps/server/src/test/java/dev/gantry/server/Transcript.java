package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a process's output, read as they come, so that it never waits for its reader. */
final class Transcript {
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Transcript() {}

    static Transcript of(InputStream stream) {
        Transcript transcript = new Transcript();
        Thread.ofVirtual().name("transcript").start(() -> transcript.read(stream));
        return transcript;
    }

    /** Waits for a line that matches; empty when the output ends, or the time is over, without one. */
    synchronized Optional<Matcher> await(Pattern pattern, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int next = 0; ; next++) {
            while (next == lines.size()) {
                long rest = deadline - System.nanoTime();
                if (ended || rest <= 0) {
                    return Optional.empty();
                }
                pause(rest);
            }
            Matcher matcher = pattern.matcher(lines.get(next));
            if (matcher.find()) {
                return Optional.of(matcher);
            }
        }
    }

    /** All of it, when the process has ended. */
    synchronized String all() {
        while (!ended) {
            pause(Duration.ofSeconds(1).toNanos());
        }
        return toString();
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }

    private void pause(long nanos) {
        try {
            wait(Math.max(1, nanos / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            reader.lines().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            add("(unreadable: " + e.getMessage() + ")");
        }
        end();
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
