package dev.gantry.cli.shell;

import java.util.Objects;

/** A command could not be done. The message is one line for the person at the terminal. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It was asked for in a wrong way. */
    public static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    /** It was tried and failed. */
    public static CommandException failed(String message) {
        return new CommandException(ExitCode.FAILED, message);
    }

    public int exitCode() {
        return exitCode;
    }

    public String explanation() {
        return Objects.requireNonNull(getMessage());
    }
}
