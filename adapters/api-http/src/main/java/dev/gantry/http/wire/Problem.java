package dev.gantry.http.wire;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * A problem as RFC 9457 describes it.
 *
 * @param title what the status means
 * @param detail what is wrong with this request, where and why; no patient data
 */
public record Problem(String type, String title, int status, String detail) {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request is malformed"),
            Map.entry(403, "Access is denied"),
            Map.entry(404, "There is no such resource"),
            Map.entry(405, "The resource has no such method"),
            Map.entry(406, "Nothing acceptable is available"),
            Map.entry(409, "The state of the resource forbids it"),
            Map.entry(413, "The payload is too large"),
            Map.entry(415, "The media type is not supported"),
            Map.entry(416, "The range is not satisfiable"),
            Map.entry(500, "The server failed"),
            Map.entry(503, "The service is not available for now"),
            Map.entry(507, "There is no space left"));

    public static Problem of(int status, String detail) {
        return new Problem("about:blank", TITLES.getOrDefault(status, "The request failed"), status, detail);
    }

    public void write(HttpServletResponse response) throws IOException {
        Body.json(response, status, "application/problem+json", this);
    }
}
