package dev.gantry.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The query of a request, in its order, decoded as UTF-8. Its values may be a patient's: they belong in no log. */
public record QueryString(List<Parameter> parameters) {
    /** One {@code name=value}; the value is empty where there is no equals sign. */
    public record Parameter(String name, String value) {}

    /** @throws HttpProblem 400 when a percent sign is not followed by two hexadecimal digits */
    public static QueryString of(HttpServletRequest request) {
        String query = request.getQueryString();
        List<Parameter> parameters = new ArrayList<>();
        if (query != null) {
            for (String piece : query.split("&")) {
                int equals = piece.indexOf('=');
                String name = equals < 0 ? piece : piece.substring(0, equals);
                if (!name.isEmpty()) {
                    parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(piece.substring(equals + 1))));
                }
            }
        }
        return new QueryString(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest("the query is not percent-encoded as RFC 3986 2.1 demands");
        }
    }

    /** The first value of a parameter, names compared without case. */
    public Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }
}
