package dev.gantry.cli.shell;

/** What every command answers to the shell. */
public final class ExitCode {
    public static final int DONE = 0;

    /** Something failed, or a comparison found a difference, or a check a fault. */
    public static final int FAILED = 1;

    public static final int USAGE = 2;

    /** Whoever read the output went away; as of a program that SIGPIPE ended. */
    public static final int OUTPUT_CLOSED = 141;

    private ExitCode() {}
}
