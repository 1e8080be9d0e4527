package dev.gantry.http.wire;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a multipart body.
 *
 * @param headers by name in lower case
 * @param body readable until the next part is asked for
 */
public record Part(Map<String, String> headers, InputStream body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of Content-Disposition, such as {@code filename}. RFC 7578 4.2 */
    public Optional<String> disposition(String parameter) {
        return header("content-disposition")
                .flatMap(value -> Quoted.split(value, ';').stream()
                        .skip(1)
                        .filter(piece -> piece.regionMatches(true, 0, parameter + "=", 0, parameter.length() + 1))
                        .map(piece -> Quoted.unquote(
                                piece.substring(parameter.length() + 1).strip()))
                        .findFirst());
    }
}
