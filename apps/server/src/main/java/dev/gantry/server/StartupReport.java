package dev.gantry.server;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.LogKeys;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what failed while the server was being wired, the one line that a person can act on. */
final class StartupReport {
    private static final List<String> PASSING_ON = List.of("org.springframework.", "java.util.concurrent.");

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
        return new StartupFailure(ExitCode.FAILED, "cannot start: " + reason(failure) + whereToRead(settings), failure);
    }

    /** What the first of our own parts says of it; those that only passed it on know less, its causes too much. */
    private static String reason(Throwable failure) {
        Throwable told = failure;
        while (told.getCause() != null
                && PASSING_ON.stream().anyMatch(told.getClass().getName()::startsWith)) {
            told = told.getCause();
        }
        return Optional.ofNullable(told.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(told.getClass().getSimpleName());
    }

    private static String whereToRead(GantrySettings settings) {
        return settings.log().console() == LogKeys.Console.JSON
                ? ""
                : " (the whole story is in " + settings.dataDirectory().resolve("logs/gantry.log") + ")";
    }
}
