package dev.gantry.http;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON answers. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static JsonNode of(HttpResponse<byte[]> response) {
        return MAPPER.readTree(response.body());
    }

    /** The first value of an attribute in the DICOM JSON model. */
    public static String value(JsonNode dataset, String tag) {
        return dataset.at("/" + tag + "/Value/0").asString();
    }
}
