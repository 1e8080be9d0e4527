package dev.gantry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The command line's entry. */
public final class GantryCli {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private GantryCli() {}

    public static void main(String[] arguments) {
        int exitCode = run(Arrays.asList(arguments), new Terminal(System.out, System.err));
        System.out.flush();
        System.exit(exitCode);
    }

    /** Does what the arguments say and returns the exit code. */
    static int run(List<String> arguments, Terminal terminal) {
        try {
            dispatch(arguments, terminal);
            return DONE;
        } catch (CommandException e) {
            terminal.err().print("gantry: " + e.explanation() + "\n");
            return e.exitCode();
        }
    }

    private static void dispatch(List<String> arguments, Terminal terminal) throws CommandException {
        if (arguments.isEmpty()) {
            throw CommandException.usage("what is to be done? See gantry help");
        }
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "help", "--help", "-h" -> help(rest, terminal);
            case "--version", "version" -> terminal.line("gantry " + version());
            case String name -> {
                Command command = command(name);
                if (rest.contains("--help") || rest.contains("-h")) {
                    terminal.out().print(command.usage());
                } else {
                    command.run(rest, terminal);
                }
            }
        }
    }

    private static void help(List<String> names, Terminal terminal) throws CommandException {
        if (names.isEmpty()) {
            terminal.out().print(Commands.overview());
        } else {
            terminal.out().print(command(names.getFirst()).usage());
        }
    }

    private static Command command(String name) throws CommandException {
        return Commands.named(name)
                .orElseThrow(() -> CommandException.usage("there is no command " + name + "; see gantry help"));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(GantryCli.class.getResourceAsStream("version.properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
