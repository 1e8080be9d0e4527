package dev.gantry.cli;

import dev.gantry.cli.file.CodecInfoCommand;
import dev.gantry.cli.file.ConvertCommand;
import dev.gantry.cli.file.DicomdirCommand;
import dev.gantry.cli.file.DiffCommand;
import dev.gantry.cli.file.DumpCommand;
import dev.gantry.cli.file.FromJsonCommand;
import dev.gantry.cli.file.GetCommand;
import dev.gantry.cli.file.InfoCommand;
import dev.gantry.cli.file.JsonCommand;
import dev.gantry.cli.file.ModifyCommand;
import dev.gantry.cli.file.PixelsCommand;
import dev.gantry.cli.file.RenderCommand;
import dev.gantry.cli.file.TranscodeCommand;
import dev.gantry.cli.file.ValidateCommand;
import dev.gantry.cli.file.XmlCommand;
import dev.gantry.cli.server.QueueCommand;
import dev.gantry.cli.shell.Command;
import java.util.List;
import java.util.Optional;

/** All commands, in the order in which help lists them. */
final class Commands {
    static final List<Command> ALL = List.of(
            new DumpCommand(),
            new InfoCommand(),
            new GetCommand(),
            new JsonCommand(),
            new XmlCommand(),
            new FromJsonCommand(),
            new ConvertCommand(),
            new TranscodeCommand(),
            new ValidateCommand(),
            new DiffCommand(),
            new ModifyCommand(),
            new DicomdirCommand(),
            new PixelsCommand(),
            new RenderCommand(),
            new CodecInfoCommand(),
            new QueueCommand());

    private Commands() {}

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    static String overview() {
        StringBuilder text = new StringBuilder("""
                Usage: gantry COMMAND [options]

                  serve         start a server; see gantry serve --help
                """);
        for (Command command : ALL) {
            text.append(
                    "  %-12s  %s\n".formatted(command.name(), command.manual().summary()));
        }
        return text.append("""

                gantry help COMMAND tells more about one. Exit codes: 0 done, 1 failed, 2 wrong use.
                """).toString();
    }
}
