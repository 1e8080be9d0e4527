package dev.gantry.http.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A media type or media range, RFC 9110 8.3.1 and 12.5.1. Type, subtype and parameter names are in lower case; a
 * parameter's value is without its quotes. Unquoted values may hold what should have been quoted, as some clients send
 * {@code type=application/dicom}.
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** @throws HttpProblem 400 when the text is not a media type */
    public static MediaType parse(String text) {
        List<String> pieces = Quoted.split(text, ';');
        String name = pieces.getFirst().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1 || name.indexOf(' ') >= 0) {
            throw HttpProblem.badRequest(
                    "a media type is written type/subtype; got " + name.length() + " other characters");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        piece.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        Quoted.unquote(piece.substring(equals + 1).strip()));
            }
        }
        return new MediaType(name.substring(0, slash), name.substring(slash + 1), parameters);
    }

    /** The type without parameters. */
    public String name() {
        return type + "/" + subtype;
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether this, as a range, covers a media type given by name. */
    public boolean covers(String other) {
        return type.equals("*") || name().equals(other) || subtype.equals("*") && other.startsWith(type + "/");
    }

    /** 0 for any type, 1 for any subtype, 2 for one media type. */
    int precision() {
        return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
    }
}
