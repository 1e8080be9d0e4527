package dev.gantry.http.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Multipart;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeTest {
    @Test
    void answersAnUnknownPathAndMethodWithAProblem() throws Exception {
        try (HttpServerFixture server = new HttpServerFixture()) {
            HttpResponse<byte[]> none = server.get("/dicomweb/nothing");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(Json.of(none).path("status").asInt()).isEqualTo(404);

            assertThat(server.delete("/dicomweb/studies").statusCode()).isEqualTo(405);
            assertThat(server.get("/dicomweb/studies/1.2.3").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void forbidsBrowsersToGuess() throws Exception {
        try (HttpServerFixture server = new HttpServerFixture()) {
            assertThat(server.get("/dicomweb/studies").headers().firstValue("X-Content-Type-Options"))
                    .contains("nosniff");
        }
    }

    @Test
    void letsOnlyListedOriginsIn() throws Exception {
        try (HttpServerFixture server = new HttpServerFixture()) {
            HttpResponse<byte[]> viewer = server.get("/dicomweb/studies", "Origin", "http://viewer.test:3000");
            assertThat(viewer.statusCode()).isEqualTo(204);
            assertThat(viewer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("http://viewer.test:3000");
            assertThat(viewer.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElseThrow())
                    .contains("Content-Type");

            HttpResponse<byte[]> none = server.get("/dicomweb/studies/1.2", "Origin", "http://viewer.test:3000");
            assertThat(none.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
            assertThat(none.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

            HttpResponse<byte[]> foreign =
                    server.post("/uploads", Multipart.FORM, new byte[0], "Origin", "http://evil.test");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(server.get("/dicomweb/studies", "Origin", server.base()).statusCode())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED, 503", "QUOTA_EXCEEDED, 507", "INTERNAL, 500"})
    void saysWhyTheStoreTakesNothing(ErrorCode code, int status) throws Exception {
        byte[] file = file("Any^One");
        try (HttpServerFixture server = new HttpServerFixture(new Failing(code))) {
            HttpResponse<byte[]> stow = server.post(
                    "/dicomweb/studies",
                    Multipart.RELATED,
                    new Multipart().dicom(file).dicom(file).bytes());
            HttpResponse<byte[]> upload = server.post(
                    "/uploads",
                    Multipart.FORM,
                    new Multipart().file("a", file).file("b", file).bytes());

            assertThat(stow.statusCode()).isEqualTo(status);
            assertThat(Json.of(stow).at("/0008119A/Value").size()).isEqualTo(1);
            assertThat(upload.statusCode()).isEqualTo(status);
            assertThat(Json.of(upload).at("/0/status").asString()).isEqualTo("failed");
        }
    }

    @Test
    void keepsPatientsOutOfLogsAndProblems() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (HttpServerFixture server = new HttpServerFixture(new Failing(ErrorCode.INTERNAL))) {
            byte[] file = file("Secret^Patient");
            answers.writeBytes(
                    server.post("/dicomweb/studies", "application/dicom", file).body());
            answers.writeBytes(server.get("/dicomweb/studies?PatientName=Secret&PatientBirthDate=Secret")
                    .body());
            answers.writeBytes(server.get("/dicomweb/studies/1.2?Secret=1").body());
            answers.writeBytes(server.get("/Secret?PatientName=Secret").body());
            server.post(
                    "/uploads",
                    Multipart.FORM,
                    new Multipart().file("Secret.dcm", file).bytes());
        } finally {
            System.setErr(before);
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("Secret");
        assertThat(answers.toString(StandardCharsets.UTF_8)).isNotEmpty().doesNotContain("Secret");
    }

    @Test
    void breaksOffRatherThanEndAnAnswerThatIsNotWhole() throws Exception {
        SyntheticInstance large = SyntheticInstances.seeded(41).of(Modality.CT).one();
        String path = "/dicomweb/studies/" + large.studyInstanceUid();
        try (HttpServerFixture server = new HttpServerFixture(new Tearing(300_000))) {
            server.post("/dicomweb/studies", "application/dicom", large.part10().toArray());

            assertThatThrownBy(() -> server.get(path)).isInstanceOf(IOException.class);
        }
        try (HttpServerFixture server = new HttpServerFixture(new Tearing(1_000))) {
            server.post("/dicomweb/studies", "application/dicom", large.part10().toArray());

            HttpResponse<byte[]> response = server.get(path);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private static byte[] file(String patient) {
        return SyntheticInstances.seeded(40)
                .of(Modality.CT)
                .withSize(8, 8)
                .withPatientName(patient)
                .one()
                .part10()
                .toArray();
    }

    /** A store whose every append fails. */
    private record Failing(ErrorCode code) implements ObjectStore {
        @Override
        public ObjectRef append(Content content) {
            throw new StoreException(code, "the store is as the test wants it");
        }

        @Override
        public InputStream open(ObjectRef object, ByteRange range) {
            return new HeapObjectStore().open(object, range);
        }

        @Override
        public void delete(ObjectRef object) {
            // there is none
        }
    }

    /** A store whose medium fails after so many bytes of a read. */
    private record Tearing(int bytes, ObjectStore behind) implements ObjectStore {
        Tearing(int bytes) {
            this(bytes, new HeapObjectStore());
        }

        @Override
        public ObjectRef append(Content content) throws IOException {
            return behind.append(content);
        }

        @Override
        public InputStream open(ObjectRef object, ByteRange range) {
            InputStream torn = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("the medium is torn");
                }
            };
            return new SequenceInputStream(
                    behind.open(object, new ByteRange(range.offset(), Math.min(bytes, range.length()))), torn);
        }

        @Override
        public void delete(ObjectRef object) {
            behind.delete(object);
        }
    }
}
