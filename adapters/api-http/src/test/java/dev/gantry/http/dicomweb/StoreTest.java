package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Multipart;
import dev.gantry.http.Xml;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoreTest {
    private final HttpServerFixture server = new HttpServerFixture();
    private final List<SyntheticInstance> series = SyntheticInstances.seeded(1)
            .of(Modality.CT)
            .withSize(32, 32)
            .withInstances(3)
            .series();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void storesEveryPartAndSaysWhereItIs() throws Exception {
        HttpResponse<byte[]> response = store(Multipart.RELATED, body(series).bytes());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/dicom+json");
        JsonNode stored = Json.of(response);
        SyntheticInstance first = series.getFirst();
        String study = server.base() + "/dicomweb/studies/" + first.studyInstanceUid();
        assertThat(Json.value(stored, "00081190")).isEqualTo(study);
        assertThat(stored.at("/00081199/Value").size()).isEqualTo(3);
        assertThat(stored.has("00081198")).isFalse();
        JsonNode item = stored.at("/00081199/Value/0");
        assertThat(Json.value(item, "00081150")).isEqualTo(first.sopClassUid());
        assertThat(Json.value(item, "00081155")).isEqualTo(first.sopInstanceUid());
        assertThat(Json.value(item, "00081190"))
                .isEqualTo(study + "/series/" + first.seriesInstanceUid() + "/instances/" + first.sopInstanceUid());
    }

    @Test
    void storesASingleInstanceWithoutParts() throws Exception {
        HttpResponse<byte[]> response =
                store("application/dicom", series.getFirst().part10().toArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.of(response).at("/00081199/Value").size()).isEqualTo(1);
    }

    @Test
    void acknowledgesTheSameInstanceAgain() throws Exception {
        store(Multipart.RELATED, body(series).bytes());

        assertThat(store(Multipart.RELATED, body(series).bytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsABoundaryThatIsNotQuotedAndATypeThatShouldBe() throws Exception {
        String contentType = "Multipart/Related;type=application/dicom;boundary=frontier-7";

        assertThat(store(contentType, body(series).bytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void storesTheGoodPartsBesideABadOne() throws Exception {
        byte[] cut = series.get(1).part10().toArray();
        byte[] body = new Multipart()
                .dicom(series.getFirst().part10().toArray())
                .dicom("this is not DICOM, whatever it says".getBytes(StandardCharsets.UTF_8))
                .dicom(Arrays.copyOf(cut, cut.length / 2))
                .part("Content-Type: text/plain", new byte[] {'x'})
                .dicom(series.get(2).part10().toArray())
                .bytes();

        HttpResponse<byte[]> response = store(Multipart.RELATED, body);

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode stored = Json.of(response);
        assertThat(stored.at("/00081199/Value").size()).isEqualTo(2);
        int failed = stored.at("/00081198/Value").size()
                + stored.at("/0008119A/Value").size();
        assertThat(failed).isEqualTo(3);
        assertThat(stored.at("/0008119A/Value/0/00081197/Value/0").asInt()).isEqualTo(0xC000);
        assertThat(response.headers().allValues("Warning")).hasSize(3);
    }

    @Test
    void answersConflictWhenNothingCouldBeStored() throws Exception {
        byte[] body = new Multipart().dicom(new byte[1000]).bytes();

        assertThat(store(Multipart.RELATED, body).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesAnInstanceOfAnotherStudy() throws Exception {
        HttpResponse<byte[]> response = server.post(
                "/dicomweb/studies/1.2.3", Multipart.RELATED, body(series).bytes());

        assertThat(response.statusCode()).isEqualTo(409);
        JsonNode first = Json.of(response).at("/00081198/Value/0");
        assertThat(first.at("/00081197/Value/0").asInt()).isEqualTo(0xA901);
        assertThat(Json.value(first, "00081155")).isEqualTo(series.getFirst().sopInstanceUid());
    }

    @Test
    void refusesWhatIsNotMultipartOrHasNoPart() throws Exception {
        assertThat(store("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        assertThat(store("multipart/related; type=\"application/dicom+json\"; boundary=x", new byte[0])
                        .statusCode())
                .isEqualTo(415);
        assertThat(store("multipart/related; type=\"application/dicom\"", new byte[0])
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> empty = store(Multipart.RELATED, new Multipart().bytes());
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.of(empty).path("detail").asString()).contains("no part");
    }

    @Test
    void keepsWhatCameBeforeTheBodyBrokeOff() throws Exception {
        byte[] whole = body(series).bytes();

        HttpResponse<byte[]> response = store(Multipart.RELATED, Arrays.copyOf(whole, whole.length - 500));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(Json.of(response).at("/00081199/Value").size()).isEqualTo(2);
    }

    @Test
    void answersInXml() throws Exception {
        HttpResponse<byte[]> response = server.post(
                "/dicomweb/studies", Multipart.RELATED, body(series).bytes(), "Accept", "application/dicom+xml");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/dicom+xml");
        assertThat(Xml.of(response.body()).items(Tag.ReferencedSOPSequence)).hasSize(3);
    }

    @Test
    void refusesAnAnswerThatIsNotAcceptedBeforeStoringAnything() throws Exception {
        HttpResponse<byte[]> response =
                server.post("/dicomweb/studies", Multipart.RELATED, body(series).bytes(), "Accept", "text/html");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(server.get("/dicomweb/studies").statusCode()).isEqualTo(204);
    }

    private HttpResponse<byte[]> store(String contentType, byte[] body) throws Exception {
        return server.post("/dicomweb/studies", contentType, body, "Accept", "*/*");
    }

    private static Multipart body(List<SyntheticInstance> instances) {
        Multipart body = new Multipart();
        instances.forEach(instance -> body.dicom(instance.part10().toArray()));
        return body;
    }
}
