package dev.gantry.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.http.Multipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UploadTest {
    private final HttpServerFixture server = new HttpServerFixture();
    private final List<SyntheticInstance> series = SyntheticInstances.seeded(21)
            .of(Modality.CT)
            .withSize(16, 16)
            .withInstances(3)
            .series();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void answersEveryFileOfAForm() throws Exception {
        byte[] first = series.getFirst().part10().toArray();

        JsonNode files = upload(new Multipart()
                .part("Content-Disposition: form-data; name=\"comment\"", "hello".getBytes(StandardCharsets.UTF_8))
                .file("a.dcm", first)
                .file("b.dcm", first)
                .file("notes.txt", "not an image".getBytes(StandardCharsets.UTF_8))
                .file("empty", new byte[0])
                .file("cut.dcm", Arrays.copyOf(first, first.length / 2)));

        assertThat(statuses(files))
                .containsExactly(
                        "a.dcm stored", "b.dcm duplicate", "notes.txt refused", "empty refused", "cut.dcm refused");
        assertThat(files.get(0).path("sopInstanceUid").asString())
                .isEqualTo(series.getFirst().sopInstanceUid());
        assertThat(files.get(2).path("code").asString()).isEqualTo("not-dicom");
        assertThat(files.get(2).path("reason").asString()).isNotEmpty();
        assertThat(files.get(0).has("reason")).isFalse();
    }

    @Test
    void opensArchivesWhateverTheyAreCalled() throws Exception {
        byte[] zip = zip(out -> {
            entry(out, "disc/", new byte[0]);
            entry(out, "disc/DICOMDIR", new byte[200]);
            entry(out, "disc/series/1", series.get(0).part10().toArray());
            entry(out, "disc/series/2", series.get(1).part10().toArray());
            entry(out, "disc/viewer.exe", new byte[] {'M', 'Z', 0, 0});
            entry(out, "disc/series/3", series.get(2).part10().toArray());
        });

        JsonNode files = upload(new Multipart()
                .file("disc", zip)
                .file("again.dcm", series.getFirst().part10().toArray()));

        assertThat(statuses(files))
                .containsExactly(
                        "disc/disc/DICOMDIR skipped",
                        "disc/disc/series/1 stored",
                        "disc/disc/series/2 stored",
                        "disc/disc/viewer.exe refused",
                        "disc/disc/series/3 stored",
                        "again.dcm duplicate");
    }

    @Test
    void stopsAnArchiveThatInflatesTooFar() throws Exception {
        byte[] bomb = zip(out -> {
            out.putNextEntry(new ZipEntry("bomb.dcm"));
            byte[] opening = Arrays.copyOf(series.getFirst().part10().toArray(), 1000);
            out.write(opening);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        });

        JsonNode files = upload(new Multipart()
                .file("bomb.zip", bomb)
                .file("good.dcm", series.getFirst().part10().toArray()));

        List<String> statuses = statuses(files);
        assertThat(statuses).contains("bomb.zip refused", "good.dcm stored");
        assertThat(statuses).noneMatch(status -> status.startsWith("bomb.zip/") && status.endsWith("stored"));
    }

    @Test
    void countsAlsoWhatItDoesNotReadOfAnArchive() throws Exception {
        byte[] zeros = new byte[1 << 20];
        byte[] bomb = zip(out -> {
            out.putNextEntry(new ZipEntry("zeros.bin"));
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        });

        JsonNode files = upload(new Multipart().file("bomb.zip", bomb));

        assertThat(statuses(files)).last().isEqualTo("bomb.zip refused");
    }

    @Test
    void stopsAnArchiveOfTooManyFiles() throws Exception {
        byte[] crowd = zip(out -> {
            for (int i = 0; i < 30; i++) {
                entry(out, "f" + i, new byte[] {1});
            }
        });

        JsonNode files = upload(new Multipart().file("crowd.zip", crowd));

        assertThat(statuses(files)).hasSize(21).last().isEqualTo("crowd.zip refused");
    }

    @Test
    void refusesADamagedArchiveButNotWhatCameWithIt() throws Exception {
        byte[] zip = zip(out -> {
            entry(out, "1", series.get(0).part10().toArray());
            entry(out, "2", series.get(1).part10().toArray());
        });
        byte[] damaged = Arrays.copyOf(zip, zip.length * 6 / 10);

        JsonNode files = upload(new Multipart()
                .file("d.zip", damaged)
                .file("3", series.get(2).part10().toArray()));

        assertThat(statuses(files)).contains("d.zip/1 stored", "d.zip refused", "3 stored");
    }

    @Test
    void refusesWhatIsNoForm() throws Exception {
        assertThat(server.post("/uploads", "application/dicom", new byte[10]).statusCode())
                .isEqualTo(415);
        assertThat(server.post("/uploads", "multipart/form-data", new byte[10]).statusCode())
                .isEqualTo(400);
        assertThat(server.post("/uploads", Multipart.FORM, new byte[10]).statusCode())
                .isEqualTo(400);
    }

    private JsonNode upload(Multipart form) throws Exception {
        HttpResponse<byte[]> response = server.post("/uploads", Multipart.FORM, form.bytes());
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.of(response);
    }

    private static List<String> statuses(JsonNode files) {
        List<String> statuses = new ArrayList<>();
        files.forEach(file -> statuses.add(
                file.path("name").asString() + " " + file.path("status").asString()));
        return statuses;
    }

    private interface Filling {
        void into(ZipOutputStream out) throws IOException;
    }

    private static byte[] zip(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            filling.into(out);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
