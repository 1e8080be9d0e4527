package dev.gantry.cli.server;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value, RFC 8259. */
sealed interface Json {
    record Members(Map<String, Json> members) implements Json {}

    record Elements(List<Json> elements) implements Json {}

    record Text(String text) implements Json {}

    record Number(BigDecimal number) implements Json {}

    /** {@code true}, {@code false} or {@code null}. */
    record Literal(String word) implements Json {}

    /** @throws IllegalArgumentException when the text is not JSON */
    static Json parse(String text) {
        return new JsonParser(text).document();
    }

    /** A member of an object; {@code null}'s literal when there is none. */
    default Json at(String name) {
        return this instanceof Members(Map<String, Json> members)
                ? members.getOrDefault(name, new Literal("null"))
                : new Literal("null");
    }

    /** The elements of an array; none of anything else. */
    default List<Json> elements() {
        return this instanceof Elements(List<Json> list) ? list : List.of();
    }

    /** A value that is not made of others, as people would write it; empty otherwise. */
    default String shown() {
        return switch (this) {
            case Text(String text) -> text;
            case Number(BigDecimal number) -> number.toPlainString();
            case Literal(String word) -> word.equals("null") ? "" : word;
            case Members members -> "";
            case Elements elements -> "";
        };
    }

    /** A whole number; 0 for anything else. */
    default long whole() {
        return this instanceof Number(BigDecimal number) ? number.longValue() : 0;
    }

    /** An empty object to collect members in their order. */
    static Map<String, Json> ordered() {
        return new LinkedHashMap<>();
    }
}
