package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the results of a command go that makes one for each file: one file, a folder, or the standard output. */
final class Target {
    static final Option OUT = Option.of(
            "--out",
            "FILE|DIR",
            "write into this file, or for several into this folder, named as what they were made from");

    private final Optional<Path> single;
    private final Optional<OutputFolder> folder;

    private Target(Optional<Path> single, Optional<OutputFolder> folder) {
        this.single = single;
        this.folder = folder;
    }

    /**
     * What the options ask for.
     *
     * @param suffix what the names of files in a folder end with beside that of what they were made from
     */
    static Target of(List<String> words, Options options, Terminal terminal, String suffix) {
        Optional<Path> out = options.value(OUT.name()).map(terminal::path);
        boolean one = words.size() == 1 && !Files.isDirectory(terminal.path(words.getFirst()));
        return one && out.filter(Files::isDirectory).isEmpty()
                ? new Target(out, Optional.empty())
                : new Target(Optional.empty(), OutputFolder.of(options, terminal, suffix));
    }

    /** @throws CommandException when results would go to the standard output one after the other */
    Target oneAtMost(List<String> words, Terminal terminal) throws CommandException {
        boolean several = words.size() > 1 || words.size() == 1 && Files.isDirectory(terminal.path(words.getFirst()));
        if (several && folder.isEmpty()) {
            throw CommandException.usage("of several files the results need a folder, " + OUT.name());
        }
        return this;
    }

    /** What makes a result. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes the result of a file; a file appears only when it is whole. */
    void write(Input input, Answer answer, Content content) throws IOException {
        if (single.isEmpty() && folder.isEmpty()) {
            content.write(answer);
            return;
        }
        Path path = single.isPresent() ? single.get() : folder.get().target(input.mirror());
        try (NewFile file = NewFile.at(path)) {
            content.write(file.out());
            file.commit();
        }
    }
}
