package dev.gantry.server;

import static java.util.Objects.requireNonNull;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.InvalidSettings;
import dev.gantry.server.settings.SettingsLoader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The server's entry: reads what it is told, starts, says so in one line, and drains when it is stopped. */
public final class GantryServer {
    private static final String TRAINING = "spring.context.exit";

    private GantryServer() {}

    public static void main(String[] arguments) {
        // Artemis reads its journal again only if Netty may free buffers; Netty reads this once, when it is first used.
        System.setProperty("io.netty.noUnsafe", "false");
        int exitCode = ExitCode.OK;
        try {
            run(serveArguments(arguments));
        } catch (StartupFailure e) {
            System.err.println("gantry: " + e.getMessage());
            exitCode = e.exitCode();
        }
        if (exitCode != ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    private static void run(List<String> arguments) throws StartupFailure {
        ServeOptions options = ServeOptions.parse(arguments);
        if (options.help()) {
            System.out.print(ServeOptions.USAGE);
            return;
        }
        GantrySettings settings = settings(options);
        boolean training = "onRefresh".equals(System.clearProperty(TRAINING));
        Server server;
        try (Patience patience = Patience.begin()) {
            server = Server.start(settings);
        }
        if (training) {
            train(server);
        } else {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
            server.announce();
        }
    }

    /** What the JVM learns of it lies in its AOT cache when it ends. */
    private static void train(Server server) throws StartupFailure {
        try (server) {
            server.rehearse();
        } catch (IOException e) {
            throw new StartupFailure(ExitCode.FAILED, requireNonNull(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> serveArguments(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        return !words.isEmpty() && words.getFirst().equals("serve") ? words.subList(1, words.size()) : words;
    }

    private static GantrySettings settings(ServeOptions options) throws StartupFailure {
        try {
            return SettingsLoader.load(options.keys(), System.getenv(), options.configuration());
        } catch (InvalidSettings e) {
            throw new StartupFailure(ExitCode.USAGE, requireNonNull(e.getMessage()), e);
        }
    }
}
