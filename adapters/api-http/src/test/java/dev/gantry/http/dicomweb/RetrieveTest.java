package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Multipart;
import dev.gantry.http.Xml;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RetrieveTest {
    private final HttpServerFixture server = new HttpServerFixture();
    private final List<SyntheticInstance> slices = SyntheticInstances.seeded(3)
            .of(Modality.CT)
            .withSize(16, 24)
            .withInstances(3)
            .series();
    private final SyntheticInstance ct = slices.getFirst();
    private final SyntheticInstance cine = SyntheticInstances.seeded(4)
            .of(Modality.US)
            .withSize(8, 8)
            .withFrames(3)
            .one();
    private final SyntheticInstance compressed =
            SyntheticInstances.seeded(5).of(Modality.ENCAPSULATED).withFrames(2).one();

    @BeforeEach
    void fill() throws Exception {
        Viewer.store(server, slices);
        Viewer.store(server, List.of(cine, compressed));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void sendsEveryInstanceOfAStudyByteForByte() throws Exception {
        HttpResponse<byte[]> response = server.get(
                Viewer.study(ct), "Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*");

        assertThat(response.statusCode()).isEqualTo(200);
        List<Multipart.Part> parts = Multipart.parts(response);
        assertThat(parts).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(parts.get(i).content()).isEqualTo(slices.get(i).part10().toArray());
            assertThat(parts.get(i).headers())
                    .startsWith("Content-Type: application/dicom; transfer-syntax=")
                    .contains("Content-Location: " + server.base() + Viewer.path(slices.get(i)));
        }
    }

    @Test
    void sendsOneInstanceAlsoBare() throws Exception {
        HttpResponse<byte[]> parts = server.get(Viewer.path(ct), "Accept", "*/*");
        HttpResponse<byte[]> bare = server.get(Viewer.path(ct), "Accept", "application/dicom");

        assertThat(Multipart.parts(parts).getFirst().content())
                .isEqualTo(ct.part10().toArray());
        assertThat(bare.body()).isEqualTo(ct.part10().toArray());
        assertThat(bare.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/dicom");
    }

    @Test
    void refusesARepresentationItDoesNotHave() throws Exception {
        String uncompressed = "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.1";

        assertThat(server.get(Viewer.path(compressed), "Accept", uncompressed).statusCode())
                .isEqualTo(406);
        assertThat(server.get(Viewer.path(ct), "Accept", "image/gif").statusCode())
                .isEqualTo(406);
        HttpResponse<byte[]> none = server.get(Viewer.study(ct), "Accept", "application/dicom");
        assertThat(none.statusCode()).isEqualTo(406);
        assertThat(Json.of(none).path("detail").asString()).contains("multipart/related");
    }

    @Test
    void letsTheAcceptParameterWinOverTheHeader() throws Exception {
        HttpResponse<byte[]> response =
                server.get(Viewer.path(ct) + "?accept=application%2Fdicom", "Accept", "text/html,image/gif");

        assertThat(response.body()).isEqualTo(ct.part10().toArray());
    }

    @Test
    void sendsMetadataInXmlAPartForEachInstance() throws Exception {
        HttpResponse<byte[]> response = server.get(Viewer.series(ct) + "/metadata", "Accept", Xml.PARTS);

        assertThat(Xml.parts(response))
                .hasSize(3)
                .allMatch(instance -> instance.uid(Tag.SeriesInstanceUID).equals(Optional.of(ct.seriesInstanceUid())))
                .allMatch(instance -> instance.contains(Tag.PixelData));
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("<BulkData uri=\"" + server.base() + Viewer.path(ct));
    }

    @Test
    void streamsTheMetadataOfASeries() throws Exception {
        HttpResponse<byte[]> response = server.get(Viewer.series(ct) + "/metadata", "Accept", "application/dicom+json");

        assertThat(response.headers().firstValue("Content-Type")).contains("application/dicom+json");
        JsonNode metadata = Json.of(response);
        assertThat(metadata.size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            JsonNode instance = metadata.get(i);
            assertThat(Json.value(instance, "00080018")).isEqualTo(slices.get(i).sopInstanceUid());
            assertThat(instance.at("/00280010/Value/0").asInt()).isEqualTo(16);
            assertThat(instance.has("00020010")).isFalse();
            assertThat(instance.at("/7FE00010/BulkDataURI").asString())
                    .isEqualTo(server.base() + Viewer.path(slices.get(i)) + "/bulkdata/7FE00010");
        }
        assertThat(Json.of(server.get(Viewer.study(ct) + "/metadata")).size()).isEqualTo(3);
        assertThat(Json.of(server.get(Viewer.path(ct) + "/metadata")).size()).isEqualTo(1);
    }

    @Test
    void sendsFramesAsCornerstoneAsks() throws Exception {
        byte[] pixels = ct.dataset().bytes(Tag.PixelData).orElseThrow().toArray();
        for (String accept : List.of(
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=\"*\"",
                "multipart/related; type=application/octet-stream; transfer-syntax=*",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1",
                "multipart/related;type=image/jls;q=0.9, multipart/related;type=application/octet-stream;q=0.5",
                "*/*")) {
            HttpResponse<byte[]> response = server.get(Viewer.path(ct) + "/frames/1", "Accept", accept);

            assertThat(response.statusCode()).as(accept).isEqualTo(200);
            Multipart.Part part = Multipart.parts(response).getFirst();
            assertThat(part.headers()).startsWith("Content-Type: application/octet-stream");
            assertThat(part.content()).isEqualTo(pixels);
        }
    }

    @Test
    void sendsSeveralFramesInTheOrderAsked() throws Exception {
        byte[] pixels = cine.dataset().bytes(Tag.PixelData).orElseThrow().toArray();
        int length = pixels.length / 3;

        List<Multipart.Part> parts = Multipart.parts(server.get(Viewer.path(cine) + "/frames/3,1"));

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).content()).isEqualTo(Arrays.copyOfRange(pixels, 2 * length, 3 * length));
        assertThat(parts.get(1).content()).isEqualTo(Arrays.copyOfRange(pixels, 0, length));
    }

    @Test
    void sendsACompressedFrameInItsOwnMediaType() throws Exception {
        HttpResponse<byte[]> response = server.get(
                Viewer.path(compressed) + "/frames/2",
                "Accept",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*");

        String type = FrameMedia.type(compressed.syntax());
        assertThat(Multipart.parts(response).getFirst().headers())
                .startsWith("Content-Type: " + type + "; transfer-syntax="
                        + compressed.syntax().uid());
        assertThat(server.get(Viewer.path(compressed) + "/frames/1", "Accept", type)
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(sent -> assertThat(sent).startsWith(type));
        String uncompressed = "multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1";
        assertThat(server.get(Viewer.path(compressed) + "/frames/1", "Accept", uncompressed)
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void sendsPartOfABareFrame() throws Exception {
        byte[] pixels = ct.dataset().bytes(Tag.PixelData).orElseThrow().toArray();
        String frame = Viewer.path(ct) + "/frames/1";

        HttpResponse<byte[]> part = server.get(frame, "Accept", "application/octet-stream", "Range", "bytes=10-19");
        HttpResponse<byte[]> tail = server.get(frame, "Accept", "application/octet-stream", "Range", "bytes=-5");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + pixels.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(pixels, 10, 20));
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(pixels, pixels.length - 5, pixels.length));
        String etag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get(frame, "Accept", "application/octet-stream", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.get(frame, "Accept", "application/octet-stream", "Range", "bytes=99999-")
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void tellsAFrameThatIsNotThereFromOneThatCannotBe() throws Exception {
        assertThat(server.get(Viewer.path(ct) + "/frames/2").statusCode()).isEqualTo(404);
        for (String list : List.of("0", "-1", "one", "1,,2", "99999999999")) {
            assertThat(server.get(Viewer.path(ct) + "/frames/" + list).statusCode())
                    .as(list)
                    .isEqualTo(400);
        }
    }

    @Test
    void sendsBulkDataWhereMetadataSaysItIs() throws Exception {
        byte[] document = "%PDF-1.7 a document of an odd length".repeat(5000).getBytes(StandardCharsets.UTF_8);
        SyntheticInstance pdf = encapsulated(document);
        Viewer.store(server, pdf.part10().toArray());

        JsonNode metadata = Json.of(server.get(Viewer.path(pdf) + "/metadata")).get(0);
        URI uri = URI.create(metadata.at("/00420011/BulkDataURI").asString());
        HttpResponse<byte[]> value = server.get(uri.getPath());
        HttpResponse<byte[]> part = server.get(uri.getPath(), "Range", "bytes=1-3");

        assertThat(Arrays.copyOf(value.body(), document.length)).isEqualTo(document);
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("PDF");
        assertThat(server.get(Viewer.path(pdf) + "/bulkdata/00420012/9/x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsWholePixelDataAsBulkData() throws Exception {
        assertThat(server.get(Viewer.path(cine) + "/bulkdata/7FE00010").body())
                .isEqualTo(cine.dataset().bytes(Tag.PixelData).orElseThrow().toArray());
        assertThat(Multipart.parts(server.get(Viewer.path(compressed) + "/bulkdata/7FE00010")))
                .hasSize(2);
    }

    @Test
    void opensAnEncapsulatedDocumentInABrowser() throws Exception {
        byte[] document = "%PDF-1.7 odd".repeat(3).concat("!").getBytes(StandardCharsets.UTF_8);
        SyntheticInstance pdf = encapsulated(document);
        Viewer.store(server, pdf.part10().toArray());

        HttpResponse<byte[]> response = server.get(
                Viewer.path(pdf) + "/rendered",
                "Accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(response.body()).isEqualTo(document);
    }

    @Test
    void answersTheUriService() throws Exception {
        String query = "?requestType=WADO&studyUID=" + ct.studyInstanceUid() + "&seriesUID=" + ct.seriesInstanceUid()
                + "&objectUID=" + ct.sopInstanceUid() + "&contentType=application/dicom&transferSyntax=*";

        assertThat(server.get("/dicomweb" + query).body()).isEqualTo(ct.part10().toArray());
        assertThat(server.get("/dicomweb?requestType=WADO&studyUID=1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void deletesInstancesSeriesAndStudies() throws Exception {
        assertThat(server.delete(Viewer.path(ct)).statusCode()).isEqualTo(204);
        assertThat(server.delete(Viewer.path(ct)).statusCode()).isEqualTo(404);
        assertThat(Json.of(server.get(Viewer.series(ct) + "/instances")).size()).isEqualTo(2);
        assertThat(server.delete(Viewer.series(ct)).statusCode()).isEqualTo(204);
        assertThat(server.get(Viewer.study(ct)).statusCode()).isEqualTo(404);
        assertThat(server.delete(Viewer.study(cine)).statusCode()).isEqualTo(204);
        assertThat(server.get(Viewer.path(compressed), "Accept", "*/*").statusCode())
                .isEqualTo(200);
    }

    private static SyntheticInstance encapsulated(byte[] document) {
        SyntheticInstance report = SyntheticInstances.seeded(9).of(Modality.SR).one();
        Dataset dataset = report.dataset().toBuilder()
                .string(Tag.MIMETypeOfEncapsulatedDocument, "application/pdf")
                .raw(Tag.EncapsulatedDocument, VR.OB, Bytes.of(document))
                .integer(Tag.EncapsulatedDocumentLength, document.length)
                .build();
        return new SyntheticInstance(dataset, TransferSyntax.ExplicitVRLittleEndian);
    }
}
