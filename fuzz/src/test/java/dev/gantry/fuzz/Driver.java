package dev.gantry.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What Jazzer calls; its target is named by {@code --target_args}. As a program of its own it writes the seeds of a target
 * to a folder: {@code Driver <target> <folder>}.
 */
public final class Driver {
    private static Target target = Target.FILE;

    private Driver() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = named(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.check(input);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<byte[]> seeds = named(arguments[0]).seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    private static Target named(String name) {
        return Target.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
