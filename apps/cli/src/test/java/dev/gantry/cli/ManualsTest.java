package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What help says is true: every command has it, and every example in it works. */
class ManualsTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    static Stream<Command> commands() {
        return Commands.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHelps(Command command) throws IOException {
        Desk desk = Desk.in(folder);

        assertThat(desk.run(command.name(), "--help")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out())
                .startsWith("Usage: gantry " + command.name() + " ")
                .contains("\nOptions\n", "\nExamples\n  gantry " + command.name(), "\nExit codes\n  0 ", "2 wrong use")
                .endsWith("\n");
        assertThat(desk.out().lines()).allMatch(line -> line.length() <= 120 && line.equals(line.stripTrailing()));
        String page = desk.out();
        desk.run("help", command.name());
        assertThat(desk.out()).isEqualTo(page);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleWorks(Command command) throws IOException {
        Desk desk = Desk.in(folder);
        HttpServer server = server();
        try {
            for (String example : command.manual().examples()) {
                List<String> arguments = arguments(example);
                if (command.name().equals("queue")) {
                    arguments.add(
                            "--url=http://127.0.0.1:" + server.getAddress().getPort());
                }

                assertThat(desk.run(arguments)).as(example + "\n" + desk.err()).isEqualTo(ExitCode.DONE);
            }
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsDescribedOnce(Command command) {
        Manual manual = command.manual();

        assertThat(manual.options()).extracting(Option::name).doesNotHaveDuplicates();
        assertThat(manual.options()).extracting(Option::text).noneMatch(text -> text.isBlank() || text.endsWith("."));
        assertThat(manual.examples()).isNotEmpty();
    }

    @Test
    void theOverviewNamesEveryCommand() throws IOException {
        Desk desk = Desk.in(folder);

        assertThat(desk.run("help")).isEqualTo(ExitCode.DONE);
        assertThat(desk.out())
                .contains(
                        Commands.ALL.stream().map(c -> "\n  " + c.name() + " ").toList());
    }

    /** The command line up to a pipe, a redirection or a remark, without "gantry". */
    private static List<String> arguments(String example) {
        String line = example.replaceFirst(" +(\\||#|>) .*", "");
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        assertThat(words.removeFirst()).isEqualTo("gantry");
        return words;
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/admin/queue", exchange -> {
            byte[] answer = "{\"queue\":{},\"deadLetters\":[],\"redriven\":0}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
