package dev.gantry.cli.file;

import java.io.IOException;

/** What a command does with one file. Several may run at once. */
@FunctionalInterface
interface FileTask {
    /**
     * Does it.
     *
     * @param answer takes the results, which are shown in the order of the files
     * @throws IOException if this file failed; the others go on
     */
    void run(Input input, Answer answer) throws IOException;
}
