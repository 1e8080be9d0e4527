package dev.gantry.cli.file;

import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where results go that are files: a folder that mirrors the names of what they were made from. Thread-safe. */
final class OutputFolder {
    static final Option OUT =
            Option.of("--out", "DIR", "write files into this folder, named and nested as what they were made from");

    private final Path folder;
    private final String suffix;
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    private OutputFolder(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    /**
     * The folder that was asked for, if one was.
     *
     * @param suffix what the names of results end with beside those of the files
     */
    static Optional<OutputFolder> of(Options options, Terminal terminal, String suffix) {
        return options.value(OUT.name()).map(word -> new OutputFolder(terminal.path(word), suffix));
    }

    /**
     * Where a result goes.
     *
     * @param mirror the way to it from the folder, without the suffix
     * @throws IOException if another result went there
     */
    Path target(Path mirror) throws IOException {
        Path target = folder.resolve(mirror + suffix);
        if (!taken.add(target)) {
            throw new IOException("the result of another file of this name was written to " + target);
        }
        return target;
    }
}
