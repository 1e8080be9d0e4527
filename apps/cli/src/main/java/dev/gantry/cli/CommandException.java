package dev.gantry.cli;

import java.util.Objects;

/** A command could not be done. The message is one line for the person at the terminal. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It was asked for in a wrong way. */
    static CommandException usage(String message) {
        return new CommandException(GantryCli.USAGE, message);
    }

    /** It was tried and failed. */
    static CommandException failed(String message) {
        return new CommandException(GantryCli.FAILED, message);
    }

    int exitCode() {
        return exitCode;
    }

    String explanation() {
        return Objects.requireNonNull(getMessage());
    }
}
