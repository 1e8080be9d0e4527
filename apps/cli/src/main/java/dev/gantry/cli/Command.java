package dev.gantry.cli;

import java.util.List;

/** One word after {@code gantry}. */
interface Command {
    String name();

    /** What it does, in one line without a full stop. */
    String summary();

    /** How it is used, in full; ends with a line feed. */
    String usage();

    /**
     * Does it.
     *
     * @param arguments after the command's name
     * @param terminal where results go; failures are thrown
     */
    void run(List<String> arguments, Terminal terminal) throws CommandException;
}
