package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Xml;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchTest {
    private final HttpServerFixture server = new HttpServerFixture();
    private final SyntheticInstance ct = instance(1, Modality.CT, "Müller^Änne");
    private final SyntheticInstance mr = instance(2, Modality.MR, "Doe^Jane");

    private static SyntheticInstance instance(long seed, Modality modality, String name) {
        return SyntheticInstances.seeded(seed)
                .of(modality)
                .withSize(16, 16)
                .withPatientName(name)
                .one();
    }

    @BeforeEach
    void fill() throws Exception {
        Viewer.store(server, List.of(ct, mr));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsStudiesAsOhifAsksForThem() throws Exception {
        HttpResponse<byte[]> response = server.get(
                "/dicomweb/studies?limit=101&offset=0&fuzzymatching=false"
                        + "&includefield=00081030%2C00080060%2C00080090%2C00100030",
                "Accept", "application/dicom+json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/dicom+json");
        assertThat(studies(response)).containsExactlyInAnyOrder(ct.studyInstanceUid(), mr.studyInstanceUid());
        assertThat(response.headers().allValues("Warning")).isEmpty();
    }

    @Test
    void saysWhereEachResultIsRetrieved() throws Exception {
        JsonNode study = only(server.get("/dicomweb/studies?StudyInstanceUID=" + ct.studyInstanceUid()));
        JsonNode series = only(server.get(Viewer.study(ct) + "/series"));
        JsonNode instance = only(server.get(Viewer.series(ct) + "/instances"));

        assertThat(Json.value(study, "00081190")).isEqualTo(server.base() + Viewer.study(ct));
        assertThat(Json.value(series, "00081190")).isEqualTo(server.base() + Viewer.series(ct));
        assertThat(Json.value(instance, "00081190")).isEqualTo(server.base() + Viewer.path(ct));
    }

    @Test
    void answersNamesInUtf8() throws Exception {
        JsonNode study = only(server.get("/dicomweb/studies?StudyInstanceUID=" + ct.studyInstanceUid()));

        assertThat(study.at("/00100010/Value/0/Alphabetic").asString()).isEqualTo("Müller^Änne");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PatientName=*oe*",
                "PatientName=DOE^JANE",
                "00100010=doe*",
                "PatientName=jane&fuzzymatching=true",
                "ModalitiesInStudy=MR",
                "ModalitiesInStudy=MR,PT",
                "ModalitiesInStudy=MR&PatientName=*&AccessionNumber="
            })
    void matches(String query) throws Exception {
        HttpResponse<byte[]> response = server.get("/dicomweb/studies?" + encoded(query));

        assertThat(studies(response)).as(query).containsExactly(mr.studyInstanceUid());
    }

    @Test
    void matchesListsOfUidsWithCommasAndBackslashes() throws Exception {
        String both = ct.studyInstanceUid() + "," + mr.studyInstanceUid();

        assertThat(studies(server.get("/dicomweb/studies?StudyInstanceUID=" + both)))
                .hasSize(2);
        assertThat(studies(server.get("/dicomweb/studies?0020000D=" + both.replace(",", "%5C"))))
                .hasSize(2);
    }

    @Test
    void matchesDatesByRangesOpenAtEitherEnd() throws Exception {
        for (String range : List.of("19700102-29991231", "-29991231", "19700102-")) {
            assertThat(studies(server.get("/dicomweb/studies?StudyDate=" + range)))
                    .as(range)
                    .hasSize(2);
        }
        assertThat(server.get("/dicomweb/studies?StudyDate=-19700101").statusCode())
                .isEqualTo(204);
    }

    @Test
    void findsSeriesAndInstancesAtEveryLevel() throws Exception {
        for (String path : List.of("/dicomweb/series", "/dicomweb/instances")) {
            assertThat(Json.of(server.get(path)).size()).as(path).isEqualTo(2);
        }
        for (String path : List.of(
                Viewer.study(mr) + "/series", Viewer.study(mr) + "/instances", Viewer.series(mr) + "/instances")) {
            JsonNode found = only(server.get(path + "?includefield=0008103E&includefield=00080021"));
            assertThat(Json.value(found, "0020000E")).as(path).isEqualTo(mr.seriesInstanceUid());
        }
        assertThat(only(server.get("/dicomweb/instances?SOPInstanceUID=" + mr.sopInstanceUid()))
                        .isObject())
                .isTrue();
        assertThat(only(server.get("/dicomweb/series?Modality=MR")).isObject()).isTrue();
    }

    @Test
    void answersNoContentWhenNothingMatches() throws Exception {
        HttpResponse<byte[]> response = server.get("/dicomweb/studies?PatientID=nobody");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void pagesStably() throws Exception {
        List<SyntheticInstance> more = new ArrayList<>();
        for (int seed = 10; seed < 17; seed++) {
            more.add(instance(seed, Modality.CT, "A^B"));
        }
        Viewer.store(server, more);

        HttpResponse<byte[]> first = server.get("/dicomweb/studies");
        HttpResponse<byte[]> second = server.get("/dicomweb/studies?offset=5&limit=5");
        List<String> all = new ArrayList<>(studies(first));
        all.addAll(studies(second));

        assertThat(first.headers().allValues("Warning")).hasSize(1);
        assertThat(second.headers().allValues("Warning")).isEmpty();
        assertThat(all).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void matchesUidsThatAreNoneByTheBook() throws Exception {
        HttpResponse<byte[]> response =
                server.get("/dicomweb/studies?StudyInstanceUID=05fa52f0-e599," + ct.studyInstanceUid());

        assertThat(studies(response)).containsExactly(ct.studyInstanceUid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "limit=ten",
                "offset=1e3",
                "StudyDate=yesterday",
                "StudyDate=-",
                "StudyInstanceUID=1.2;3",
                "StudyInstanceUID=1.*",
                "fuzzymatching=perhaps",
                "StudyTime=10:99:99pm",
                "PatientID=a&00100020=b"
            })
    void refusesAMalformedQuery(String query) throws Exception {
        HttpResponse<byte[]> response = server.get("/dicomweb/studies?" + query);

        assertThat(response.statusCode()).as(query).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void warnsOfWhatItIgnores() throws Exception {
        HttpResponse<byte[]> response = server.get("/dicomweb/studies?PatientShoeSize=44&PixelSpacing=1");

        assertThat(studies(response)).hasSize(2);
        assertThat(response.headers().allValues("Warning")).hasSize(1).allMatch(text -> text.startsWith("299 "));
    }

    @Test
    void answersInXmlAPartForEachResult() throws Exception {
        HttpResponse<byte[]> response = server.get("/dicomweb/studies", "Accept", Xml.PARTS);

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(Xml.PARTS);
        assertThat(Xml.parts(response))
                .extracting(study -> study.string(Tag.PatientName).orElseThrow())
                .containsExactlyInAnyOrder("Müller^Änne", "Doe^Jane");
        assertThat(Xml.parts(response))
                .extracting(study -> study.string(Tag.RetrieveURL).orElseThrow())
                .contains(server.base() + Viewer.study(ct));
    }

    @Test
    void refusesAnAnswerThatIsNotAccepted() throws Exception {
        assertThat(server.get("/dicomweb/studies", "Accept", "multipart/related; type=\"application/dicom\"")
                        .statusCode())
                .isEqualTo(406);
    }

    private static String encoded(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            pairs.add(pair.substring(0, equals + 1)
                    + URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    private static JsonNode only(HttpResponse<byte[]> response) {
        JsonNode found = Json.of(response);
        assertThat(found.size()).isEqualTo(1);
        return found.get(0);
    }

    private static List<String> studies(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> uids = new ArrayList<>();
        Json.of(response).forEach(study -> uids.add(Json.value(study, "0020000D")));
        return uids;
    }
}
