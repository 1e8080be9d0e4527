package dev.gantry.cli.server;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.JsonString;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code gantry queue}: what the work queue holds, and dead letters tried again. */
public final class QueueCommand implements Command {
    private static final String RESOURCE = "admin/queue";

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "show the work queue of a running server, try dead letters again",
                        "queue [list] [options]",
                        "queue redrive ID... [options]",
                        "queue redrive --all [options]")
                .text("""
                        Shows how much work waits, is being done, or was given up, and why. redrive makes dead letters ordinary
                        work again; an ID may be shortened as far as it stays unique.
                        """)
                .options(
                        Option.flag("--all", "every dead letter"),
                        Option.flag("--json", "print what the server answers"),
                        Option.of("--url", "URL", "the server (default " + ServerClient.DEFAULT_URL + ")"))
                .examples("gantry queue", "gantry queue --json | jq .deadLetters", "gantry queue redrive --all");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException {
        ServerClient server = ServerClient.of(options.value("--url").orElse(ServerClient.DEFAULT_URL));
        List<String> words = options.words();
        String action = words.isEmpty() ? "list" : words.getFirst();
        switch (action) {
            case "list" -> list(server, options, terminal);
            case "redrive" -> redrive(server, options, terminal);
            default -> throw CommandException.usage("queue cannot " + action + "; see gantry help queue");
        }
        return ExitCode.DONE;
    }

    private static void list(ServerClient server, Options options, Terminal terminal) throws CommandException {
        if (options.words().size() > 1 || options.has("--all")) {
            throw CommandException.usage("queue list takes no names; see gantry help queue");
        }
        String answer = server.get(RESOURCE);
        if (options.has("--json")) {
            terminal.line(answer);
        } else {
            terminal.out().print(QueueReport.of(parse(answer)));
        }
    }

    private static void redrive(ServerClient server, Options options, Terminal terminal) throws CommandException {
        List<String> names = options.words().subList(1, options.words().size());
        if (names.isEmpty() != options.has("--all")) {
            throw CommandException.usage("queue redrive takes IDs or --all; see gantry help queue");
        }
        String body = "{}";
        if (!names.isEmpty()) {
            List<String> ids =
                    resolve(names, parse(server.get(RESOURCE)).at("deadLetters").elements());
            body = ids.stream().map(JsonString::of).collect(Collectors.joining(",", "{\"ids\":[", "]}"));
        }
        String answer = server.post(RESOURCE + "/redrive", body);
        if (options.has("--json")) {
            terminal.line(answer);
        } else {
            long count = parse(answer).at("redriven").whole();
            terminal.line(count == 1 ? "1 dead letter is work again." : count + " dead letters are work again.");
        }
    }

    /** The whole ids of what was named in short. */
    private static List<String> resolve(List<String> names, List<Json> letters) throws CommandException {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            List<String> found = letters.stream()
                    .map(letter -> letter.at("id").shown())
                    .filter(id -> id.startsWith(name))
                    .toList();
            if (found.size() != 1) {
                throw CommandException.failed(
                        found.isEmpty() ? "there is no dead letter " + name : "more than one dead letter is " + name);
            }
            ids.addAll(found);
        }
        return ids;
    }

    private static Json parse(String answer) throws CommandException {
        try {
            return Json.parse(answer);
        } catch (IllegalArgumentException e) {
            throw CommandException.failed("what answers is not a Gantry: " + e.getMessage());
        }
    }
}
