package dev.gantry.cli.shell;

import dev.gantry.dicom.PrintableText;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where a command is run.
 *
 * @param out results
 * @param err failures, warnings and progress
 * @param in what {@code -} stands for
 * @param directory that relative paths begin at
 * @param outIsScreen whether a person sees {@code out}
 * @param errIsScreen whether a person sees {@code err}
 */
public record Terminal(
        Output out, Output err, InputStream in, Path directory, boolean outIsScreen, boolean errIsScreen) {
    /** A terminal that nobody looks at. */
    public static Terminal unseen(Output out, Output err, InputStream in, Path directory) {
        return new Terminal(out, err, in, directory, false, false);
    }

    public void line(String text) {
        out.line(text);
    }

    /** A line for the person, after everything that was written before it. */
    public void complain(String text) {
        out.flush();
        err.line("gantry: " + PrintableText.of(text));
        err.flush();
    }

    public Path path(String word) {
        return directory.resolve(word);
    }
}
