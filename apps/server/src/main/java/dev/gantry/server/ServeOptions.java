package dev.gantry.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of {@code serve}.
 *
 * @param help whether only the usage is asked for
 * @param insecure whether the mode without accounts, the only one there is yet, was asked for by its name
 * @param configuration the file named by {@code --config}
 * @param keys configuration keys that options set; they win over the environment and the file
 */
record ServeOptions(boolean help, boolean insecure, Optional<Path> configuration, Map<String, String> keys) {
    static final String USAGE = """
            Usage: gantry serve [options]

            Starts Gantry with everything it needs in one process, and stops it on Ctrl-C.

              --data DIR          where everything is kept (default ./gantry-data)
              --http-port PORT    DICOMweb, uploads and health (default 8080; 0 picks a free one)
              --dimse-port PORT   the DICOM listener (default 11112; 0 picks a free one)
              --bind ADDRESS      the address to listen on (default 127.0.0.1)
              --config FILE       a YAML file of settings; see docs/configuration.md
              --insecure          run without accounts, on loopback only (the default until there are accounts)
              --help              show this

            Exit codes: 0 stopped, 1 failed, 2 wrong use or configuration, 3 data directory in use,
            130 stopped by Ctrl-C, 143 stopped by SIGTERM.
            """;

    private static final Map<String, String> KEY_OF_OPTION = Map.of(
            "--data", "gantry.data-directory",
            "--http-port", "gantry.http.port",
            "--dimse-port", "gantry.dimse.port",
            "--bind", "gantry.bind");

    ServeOptions {
        keys = Map.copyOf(keys);
    }

    /** Reads {@code serve}'s options, written {@code --name value} or {@code --name=value}. */
    static ServeOptions parse(List<String> arguments) throws StartupFailure {
        boolean help = false;
        boolean insecure = false;
        Optional<Path> configuration = Optional.empty();
        Map<String, String> keys = new LinkedHashMap<>();
        var rest = arguments.listIterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            String[] parts = argument.split("=", 2);
            String option = parts[0];
            if (option.equals("--help") || option.equals("-h")) {
                help = true;
            } else if (argument.equals("--insecure")) {
                insecure = true;
            } else if (option.equals("--config") || KEY_OF_OPTION.containsKey(option)) {
                if (parts.length == 1 && !rest.hasNext()) {
                    throw wrong("option " + option + " needs a value");
                }
                String value = parts.length == 2 ? parts[1] : rest.next();
                if (option.equals("--config")) {
                    configuration = Optional.of(Path.of(value));
                } else {
                    keys.put(KEY_OF_OPTION.get(option), value);
                }
            } else {
                throw wrong("unknown option " + argument);
            }
        }
        return new ServeOptions(help, insecure, configuration, keys);
    }

    private static StartupFailure wrong(String what) {
        return new StartupFailure(ExitCode.USAGE, what + "; see gantry serve --help");
    }
}
