package dev.gantry.cli.shell;

import java.io.IOException;

/** One word after {@code gantry}. */
public interface Command {
    String name();

    Manual manual();

    /**
     * Does it.
     *
     * @param options as the manual names them
     * @param terminal where results go; failures are thrown
     * @return an exit code of {@link ExitCode}
     * @throws IOException if the command as a whole failed; its message is shown
     */
    int run(Options options, Terminal terminal) throws CommandException, IOException;
}
