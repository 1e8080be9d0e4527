package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GantryCliTest {
    private static final String OVERVIEW = """
            {"queue":{"waiting":1200,"inFlight":4,"delayed":0,"dead":2},
             "instances":{"unprocessed":16,"processed":34567,"abandoned":2},
             "deadLetters":[
              {"id":"3f2c9a1b-0000","datastore":"default","seriesInstanceUid":"1.2.3","versionId":7,
               "reason":"the bytes are not those that were received","deliveries":3,"at":"2026-11-20T19:02:11.123Z"},
              {"id":"3f2c9a1b-1111","datastore":"default","seriesInstanceUid":"1.2.4","versionId":8,
               "reason":"gone","deliveries":1,"at":"2026-11-20T19:03:11Z"}]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/admin/queue", exchange -> answer(exchange, 200, OVERVIEW));
        server.createContext("/admin/queue/redrive", exchange -> answer(exchange, 200, "{\"redriven\":1}"));
        server.createContext(
                "/away/admin/queue", exchange -> answer(exchange, 503, "{\"detail\":\"the work queue is away\"}"));
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void showsTheQueue() {
        assertThat(run("queue", "--url", url())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(UTF_8)).isEqualTo("""
                Queue           waiting    in flight      delayed         dead
                                  1,200            4            0            2
                Instances   unprocessed    processed    abandoned
                                     16       34,567            2

                Dead letters, oldest first
                  3f2c9a1b  the bytes are not those that were received
                            series 1.2.3, 3 tries, given up 2026-11-20T19:02:11Z
                  3f2c9a1b  gone
                            series 1.2.4, 1 try, given up 2026-11-20T19:03:11Z
                Try again with: gantry queue redrive ID... | --all
                """);
    }

    @Test
    void printsTheServersAnswerAsItIs() {
        run("queue", "list", "--json", "--url=" + url());

        assertThat(out.toString(UTF_8)).isEqualTo(OVERVIEW + "\n");
    }

    @Test
    void redrivesOneByItsShortestName() {
        assertThat(run("queue", "redrive", "3f2c9a1b-1", "--url", url())).isEqualTo(ExitCode.DONE);
        assertThat(requests).endsWith("POST /admin/queue/redrive {\"ids\":[\"3f2c9a1b-1111\"]}");
        assertThat(out.toString(UTF_8)).isEqualTo("1 dead letter is work again.\n");
    }

    @Test
    void redrivesAll() {
        run("queue", "redrive", "--all", "--url", url());

        assertThat(requests).containsExactly("POST /admin/queue/redrive {}");
    }

    @Test
    void redrivesNothingUnlessItIsNamedWithoutDoubt() {
        assertThat(run("queue", "redrive", "3f", "--url", url())).isEqualTo(ExitCode.FAILED);
        assertThat(run("queue", "redrive", "x", "--url", url())).isEqualTo(ExitCode.FAILED);
        assertThat(run("queue", "redrive", "--url", url())).isEqualTo(ExitCode.USAGE);
        assertThat(run("queue", "redrive", "3f", "--all", "--url", url())).isEqualTo(ExitCode.USAGE);
        assertThat(requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void saysThatNoServerIsThere() {
        String url = url();
        server.stop(0);

        assertThat(run("queue", "--url", url)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(UTF_8))
                .isEqualTo("gantry: no server answers at " + url
                        + "/; start one with gantry serve, or name another with --url\n");
    }

    @Test
    void passesOnWhatTheServerSays() {
        assertThat(run("queue", "--url", url() + "/away")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(UTF_8)).contains("answers 503: the work queue is away");
    }

    @Test
    void tellsWrongUseFromFailure() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("fly")).isEqualTo(ExitCode.USAGE);
        assertThat(run("queue", "drop")).isEqualTo(ExitCode.USAGE);
        assertThat(run("queue", "--fast")).isEqualTo(ExitCode.USAGE);
        assertThat(run("queue", "--url", "here")).isEqualTo(ExitCode.USAGE);
        assertThat(run("queue", "--url")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void helps() {
        assertThat(run("help")).isEqualTo(ExitCode.DONE);
        assertThat(run("help", "queue")).isEqualTo(ExitCode.DONE);
        assertThat(run("queue", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(UTF_8))
                .contains("Usage: gantry COMMAND", "Usage: gantry queue [list]")
                .containsPattern("(?m)^gantry \\d+\\.");
    }

    private int run(String... arguments) {
        return GantryCli.run(
                List.of(arguments),
                Terminal.unseen(new Output(out), new Output(err), InputStream.nullInputStream(), Path.of("")));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
