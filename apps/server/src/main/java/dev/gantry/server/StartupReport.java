package dev.gantry.server;

import dev.gantry.server.settings.GantrySettings;
import java.net.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what failed while the server was being wired, the one line that a person can act on. */
final class StartupReport {
    private StartupReport() {}

    static StartupFailure of(RuntimeException failure, GantrySettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupFailure known) {
                return known;
            }
            if (cause instanceof PortInUseException inUse) {
                return new StartupFailure(
                        ExitCode.FAILED,
                        "port " + inUse.getPort() + " is in use; stop what uses it or choose another with --http-port",
                        failure);
            }
            if (cause instanceof BindException) {
                return new StartupFailure(
                        ExitCode.FAILED, "cannot listen on " + settings.bind() + ": " + cause.getMessage(), failure);
            }
        }
        Throwable root = root(failure);
        return new StartupFailure(
                ExitCode.FAILED,
                "cannot start: " + (root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage())
                        + " (the whole story is in " + settings.dataDirectory().resolve("logs/gantry.log") + ")",
                failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
