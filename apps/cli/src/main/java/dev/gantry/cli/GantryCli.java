package dev.gantry.cli;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.OutputClosedException;
import dev.gantry.cli.shell.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The command line's entry. */
public final class GantryCli {
    /** Set by the launcher, which can ask: which of the standard streams 1 and 2 a person sees, as "12". */
    private static final String SCREENS = "GANTRY_SCREENS";

    private GantryCli() {}

    public static void main(String[] arguments) {
        String screens = Objects.requireNonNullElse(System.getenv(SCREENS), "");
        Terminal terminal = new Terminal(
                new Output(new FileOutputStream(FileDescriptor.out)),
                new Output(new FileOutputStream(FileDescriptor.err)),
                System.in,
                Path.of(""),
                screens.contains("1"),
                screens.contains("2"));
        int exitCode = run(Arrays.asList(arguments), terminal);
        // Not System.exit: there is nothing to shut down, and a thread that still waits must not keep anybody waiting.
        Runtime.getRuntime().halt(exitCode);
    }

    /** Does what the arguments say and returns the exit code; everything is written then. */
    static int run(List<String> arguments, Terminal terminal) {
        try {
            int exitCode = attempt(arguments, terminal);
            terminal.out().flush();
            terminal.err().flush();
            return exitCode;
        } catch (OutputClosedException e) {
            return e.isReaderGone() ? ExitCode.OUTPUT_CLOSED : outputFailed(e, terminal);
        }
    }

    private static int attempt(List<String> arguments, Terminal terminal) {
        try {
            return dispatch(arguments, terminal);
        } catch (CommandException e) {
            terminal.complain(e.explanation());
            return e.exitCode();
        } catch (IOException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private static int outputFailed(OutputClosedException failure, Terminal terminal) {
        try {
            terminal.err().line("gantry: the output cannot be written: " + failure.reason());
            terminal.err().flush();
        } catch (OutputClosedException e) {
            // nobody is left to be told
        }
        return ExitCode.FAILED;
    }

    private static int dispatch(List<String> arguments, Terminal terminal) throws CommandException, IOException {
        if (arguments.isEmpty()) {
            throw CommandException.usage("what is to be done? See gantry help");
        }
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "help", "--help", "-h" -> help(rest, terminal);
            case "--version", "version" -> terminal.line("gantry " + version());
            case String name -> {
                return run(command(name), rest, terminal);
            }
        }
        return ExitCode.DONE;
    }

    private static int run(Command command, List<String> arguments, Terminal terminal)
            throws CommandException, IOException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            terminal.out().print(command.manual().page());
            return ExitCode.DONE;
        }
        return command.run(Options.parse(arguments, command.manual().options()), terminal);
    }

    private static void help(List<String> names, Terminal terminal) throws CommandException {
        if (names.isEmpty()) {
            terminal.out().print(Commands.overview());
        } else {
            terminal.out().print(command(names.getFirst()).manual().page());
        }
    }

    private static Command command(String name) throws CommandException {
        return Commands.named(name)
                .orElseThrow(() -> CommandException.usage("there is no command " + name + "; see gantry help"));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(GantryCli.class.getResourceAsStream("version.properties"))) {
            properties.load(file);
        }
        return properties.getProperty("version");
    }
}
