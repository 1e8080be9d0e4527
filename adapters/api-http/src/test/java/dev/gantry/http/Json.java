package dev.gantry.http;

import java.net.http.HttpResponse;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON answers. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2_000)
                            .build())
                    .build())
            .build();

    private Json() {}

    public static JsonNode of(HttpResponse<byte[]> response) {
        return MAPPER.readTree(response.body());
    }

    /** The first value of an attribute in the DICOM JSON model. */
    public static String value(JsonNode dataset, String tag) {
        return dataset.at("/" + tag + "/Value/0").asString();
    }
}
