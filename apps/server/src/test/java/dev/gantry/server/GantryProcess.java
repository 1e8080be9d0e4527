package dev.gantry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server from the built jar in a process of its own, on loopback and free ports: what is tested is what is shipped. It
 * can be stopped as an operator would, or killed. Closing stops what still runs.
 *
 * <pre>{@code
 * try (GantryProcess gantry = GantryProcess.start(data)) {
 *     HttpRequest.newBuilder(gantry.dicomweb("studies")) …
 *     gantry.kill();
 * }
 * }</pre>
 */
public final class GantryProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY =
            Pattern.compile("Gantry is ready: (http://[^/]+)\\S*(?:  dicom://([^@]+)@([^:]+):(\\d+))?  data [^\"]*");

    /** How a process ended, and all it wrote. */
    public record Ended(int exitCode, String output, String errors) {
        /** Leaves out the line that only a slow machine makes it write. */
        private static Ended of(Process process, Transcript output, Transcript errors) {
            String complaints = errors.all().replaceFirst("(?m)^gantry: still starting\\.\\.\\.\\R?", "");
            return new Ended(process.exitValue(), output.all(), complaints);
        }
    }

    private final Process process;
    private final Transcript output;
    private final Transcript errors;
    private final Path data;
    private final Matcher addresses;

    private GantryProcess(Process process, Transcript output, Transcript errors, Path data, Matcher addresses) {
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.data = data;
        this.addresses = addresses;
    }

    /** Starts a server on a data directory and waits until it is ready. */
    public static GantryProcess start(Path data, String... options) {
        return start(GantryCommand.on(data).with(options));
    }

    /** Starts a server and waits until it is ready. */
    public static GantryProcess start(GantryCommand command) {
        Process process = command.launch();
        Transcript output = Transcript.of(process.getInputStream());
        Transcript errors = Transcript.of(process.getErrorStream());
        Matcher ready = output.await(READY, PATIENCE).orElseThrow(() -> {
            process.destroyForcibly();
            return new AssertionError("Gantry did not become ready.\n" + output + "\n" + errors);
        });
        return new GantryProcess(process, output, errors, command.data(), ready);
    }

    /** Starts a server that is expected to end by itself, and waits for that. */
    public static Ended run(GantryCommand command) {
        Process process = command.launch();
        Transcript output = Transcript.of(process.getInputStream());
        Transcript errors = Transcript.of(process.getErrorStream());
        try {
            await(process);
        } finally {
            process.destroyForcibly();
        }
        return Ended.of(process, output, errors);
    }

    /** {@code http://127.0.0.1:port} and a path. */
    public URI http(String path) {
        return URI.create(addresses.group(1) + "/" + path);
    }

    /** A resource of the DICOMweb service. */
    public URI dicomweb(String path) {
        return http("dicomweb/" + path);
    }

    /** The DICOM listener. */
    public InetSocketAddress dimse() {
        return new InetSocketAddress(addresses.group(3), Integer.parseInt(addresses.group(4)));
    }

    public String aeTitle() {
        return addresses.group(2);
    }

    public Path data() {
        return data;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has written to standard output so far. */
    public String output() {
        return output.toString();
    }

    /** What it has written to standard error so far. */
    public String errors() {
        return errors.toString();
    }

    /** Stops it as an operator would, with SIGTERM, and waits until it is gone. */
    public Ended stop() {
        process.destroy();
        await(process);
        return Ended.of(process, output, errors);
    }

    /** {@code kill -9}; what it started lives on. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Stops it if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("process " + process.pid() + " did not end within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
