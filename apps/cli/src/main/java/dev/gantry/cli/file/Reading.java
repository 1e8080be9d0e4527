package dev.gantry.cli.file;

import dev.gantry.cli.shell.Options;
import dev.gantry.dicom.ReadOptions;

/** How a command reads files. */
final class Reading {
    private Reading() {}

    /** Lenient, unless {@code --strict} was said. */
    static ReadOptions of(Options options) {
        return options.has(EachFile.STRICT.name()) ? ReadOptions.strict() : ReadOptions.lenient();
    }
}
