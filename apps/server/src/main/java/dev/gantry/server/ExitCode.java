package dev.gantry.server;

/**
 * How the program ends when it ends by itself. Stopped by a signal it drains, then ends as shells expect: 130 after
 * Ctrl-C (SIGINT), 143 after SIGTERM.
 */
public final class ExitCode {
    public static final int OK = 0;
    /** Something the program needs failed: the database, the broker, a directory, a port. */
    public static final int FAILED = 1;
    /** The command line or the configuration is wrong, or asks for what is not allowed. */
    public static final int USAGE = 2;
    /** Another Gantry runs on the data directory. */
    public static final int IN_USE = 3;

    private ExitCode() {}
}
