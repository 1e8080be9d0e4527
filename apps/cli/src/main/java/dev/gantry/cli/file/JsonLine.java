package dev.gantry.cli.file;

import dev.gantry.cli.shell.JsonString;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON object on one line about one file, for scripts. Its first member is always "file". */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{\"file\":");

    private JsonLine(String file) {
        text.append(JsonString.of(file));
    }

    static JsonLine of(Input input) {
        return new JsonLine(input.name());
    }

    JsonLine text(String name, String value) {
        return raw(name, JsonString.of(value));
    }

    JsonLine number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /** A value that is JSON already. */
    JsonLine raw(String name, String json) {
        text.append(',').append(JsonString.of(name)).append(':').append(json);
        return this;
    }

    JsonLine texts(String name, List<String> values) {
        return raw(name, values.stream().map(JsonString::of).collect(Collectors.joining(",", "[", "]")));
    }

    JsonLine error(IOException failure, String what) {
        return failure instanceof MalformedDatasetException e
                ? raw("error", at(what, e.offset(), e.tagPath()))
                : raw("error", "{\"text\":" + JsonString.of(what) + "}");
    }

    /** What reading forgave; nothing if it forgave nothing. */
    JsonLine warned(List<Warning> warnings) {
        text.append(warnings(warnings));
        return this;
    }

    /** The member that tells what reading forgave, after a comma; nothing if it forgave nothing. */
    static String warnings(List<Warning> warnings) {
        return warnings.isEmpty()
                ? ""
                : warnings.stream()
                        .map(warning -> at(warning.text(), warning.offset(), warning.tagPath()))
                        .collect(Collectors.joining(",", ",\"warnings\":[", "]"));
    }

    private static String at(String what, long offset, String tagPath) {
        return "{\"text\":" + JsonString.of(what) + ",\"offset\":" + offset + ",\"tagPath\":" + JsonString.of(tagPath)
                + "}";
    }

    String end() {
        return text.append('}').toString();
    }
}
