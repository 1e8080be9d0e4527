package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Multipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every file of the shared set through every resource: what is stored comes back, and nothing is the server's fault. */
class CorpusTest {
    private final List<String> faults = new ArrayList<>();

    @Test
    void storesAndAnswersForEveryFile() throws Exception {
        Path data = data();
        int stored = 0;
        try (HttpServerFixture server = new HttpServerFixture()) {
            for (String line : Files.readAllLines(data.resolve("MANIFEST.tsv")).stream()
                    .skip(1)
                    .toList()) {
                String[] row = line.split("\t", -1);
                byte[] file = Files.readAllBytes(data.resolve(row[0]));
                HttpResponse<byte[]> response = server.post("/dicomweb/studies", "application/dicom", file);
                if (response.statusCode() == 200) {
                    stored++;
                    check(server, row[0], file, Json.of(response));
                } else if (response.statusCode() != 409) {
                    faults.add(row[0] + " store " + response.statusCode());
                }
            }
        }
        System.out.println("corpus: " + stored + " files stored");
        assertThat(stored).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    private void check(HttpServerFixture server, String name, byte[] file, JsonNode answer) throws Exception {
        String path = URI.create(Json.value(answer.at("/00081199/Value/0"), "00081190"))
                .getPath();
        byte[] back = server.get(path, "Accept", "application/dicom").body();
        // Some fuzzed files are one data set under broken meta information: the first of them was kept.
        if (!Arrays.equals(back, file) && !endsAlike(back, file) && !name.startsWith("synthetic/fuzz/")) {
            faults.add(name + " comes back changed");
        }
        HttpResponse<byte[]> metadata = server.get(path + "/metadata");
        JsonNode dataset = Json.of(metadata).get(0);
        if (!path.endsWith(Json.value(dataset, "00080018"))) {
            faults.add(name + " has other metadata");
        }
        for (String uri : bulk(dataset)) {
            expect(name, uri, server.get(URI.create(uri).getPath()), 200);
        }
        if (dataset.has("7FE00010")) {
            HttpResponse<byte[]> frame = server.get(path + "/frames/1");
            expect(name, "frame", frame, 200, 404);
            if (frame.statusCode() == 200) {
                Multipart.parts(frame);
            }
        }
        expect(name, "rendered", server.get(path + "/rendered"), 200, 406, 404);
        expect(name, "thumbnail", server.get(path + "/thumbnail?accept=image/jpeg"), 200, 406, 404);
    }

    /** A file that was received without meta information is sent with some. */
    private static boolean endsAlike(byte[] longer, byte[] file) {
        return longer.length > file.length
                && Arrays.equals(longer, longer.length - file.length, longer.length, file, 0, file.length);
    }

    private static List<String> bulk(JsonNode dataset) {
        List<String> uris = new ArrayList<>();
        dataset.forEach(element -> {
            if (element.has("BulkDataURI")) {
                uris.add(element.path("BulkDataURI").asString());
            }
            if (element.path("vr").asString().equals("SQ")) {
                element.path("Value").forEach(item -> uris.addAll(bulk(item)));
            }
        });
        return uris;
    }

    private void expect(String name, String what, HttpResponse<byte[]> response, Integer... statuses) {
        if (!List.of(statuses).contains(response.statusCode())) {
            faults.add(name + " " + what + " " + response.statusCode());
        }
    }

    private static Path data() throws IOException {
        for (Path at = Path.of("").toRealPath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared/data/open");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "the shared DICOM files are not beside this repository");
        throw new AssertionError();
    }
}
