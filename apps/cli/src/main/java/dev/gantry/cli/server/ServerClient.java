package dev.gantry.cli.server;

import dev.gantry.cli.shell.CommandException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Asks a server over HTTP. */
final class ServerClient {
    static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI url;

    private ServerClient(URI url) {
        this.url = url;
    }

    static ServerClient of(String url) throws CommandException {
        try {
            URI uri = URI.create(url.endsWith("/") ? url : url + "/");
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return new ServerClient(uri);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw CommandException.usage("not the address of a server: " + url + " (expected " + DEFAULT_URL + ")");
    }

    /** The body of a resource. */
    String get(String path) throws CommandException {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET());
    }

    /** Sends JSON and answers with the body of the answer. */
    String post(String path, String json) throws CommandException {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) throws CommandException {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(TIMEOUT)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw CommandException.failed(url + " answers " + answer.statusCode() + reason(answer.body()));
            }
            return answer.body();
        } catch (ConnectException e) {
            throw CommandException.failed(
                    "no server answers at " + url + "; start one with gantry serve, or name another with --url");
        } catch (HttpTimeoutException e) {
            throw CommandException.failed(
                    "the server at " + url + " did not answer within " + TIMEOUT.toSeconds() + " s");
        } catch (IOException e) {
            throw CommandException.failed("what answers at " + url + " is not a Gantry: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }

    /** What a problem document says, RFC 9457. */
    private static String reason(String body) {
        try {
            String detail = Json.parse(body).at("detail").shown();
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
