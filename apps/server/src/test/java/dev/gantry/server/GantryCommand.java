package dev.gantry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a server: by default as {@code ./gantry serve} does, on free ports.
 *
 * @param prefix words before {@code java}, such as {@code setpriv …}
 * @param jvm options of the JVM, after the usual ones
 * @param options of {@code serve}, after {@code --data} and free ports
 */
public record GantryCommand(
        Path data, List<String> prefix, List<String> jvm, List<String> options, Map<String, String> environment) {

    /** The options that {@code ./gantry} gives the JVM. */
    private static final List<String> JVM = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.noUnsafe=false");

    public static GantryCommand on(Path data) {
        return new GantryCommand(data, List.of(), List.of(), List.of(), Map.of());
    }

    public GantryCommand with(String... more) {
        return new GantryCommand(data, prefix, jvm, joined(options, more), environment);
    }

    public GantryCommand withJvm(String... more) {
        return new GantryCommand(data, prefix, joined(jvm, more), options, environment);
    }

    public GantryCommand withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new GantryCommand(data, prefix, jvm, options, more);
    }

    public GantryCommand after(String... words) {
        return new GantryCommand(data, List.of(words), jvm, options, environment);
    }

    Process launch() {
        List<String> words = new ArrayList<>(prefix);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.addAll(jvm);
        words.addAll(List.of("-jar", ExtractedServer.jar().toString(), "serve"));
        words.addAll(List.of("--data", data.toString(), "--http-port", "0", "--dimse-port", "0"));
        words.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> joined(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(Arrays.asList(more));
        return List.copyOf(all);
    }
}
