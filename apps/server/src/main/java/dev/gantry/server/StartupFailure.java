package dev.gantry.server;

/** Gantry cannot start. The message is one line for the person at the terminal: what is wrong and what to do. */
public final class StartupFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public StartupFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public StartupFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
