package dev.gantry.http.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.Generator;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Multipart;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies with something broken: each is answered, none as the server's fault, and the next request is served. */
class StoreFuzzTest {
    @Test
    void answersEveryBrokenBodyAsTheClientsFault() throws Exception {
        byte[] file =
                SyntheticInstances.seeded(50).of(Modality.SR).one().part10().toArray();
        Bytes stow = Bytes.of(new Multipart().dicom(file).dicom(file).bytes());
        Bytes form = Bytes.of(new Multipart()
                .file("a", file)
                .file("b.zip", "PK\3\4".repeat(99).getBytes(StandardCharsets.US_ASCII))
                .bytes());
        try (HttpServerFixture server = new HttpServerFixture()) {
            Generator.check(400, generator -> {
                boolean upload = generator.chance(0.3);
                byte[] body = generator.mutated(upload ? form : stow).toArray();
                HttpResponse<byte[]> response = upload
                        ? server.post("/uploads", Multipart.FORM, body)
                        : server.post("/dicomweb/studies", Multipart.RELATED, body);
                assertThat(response.statusCode()).isIn(200, 202, 400, 409, 413);
            });
            assertThat(server.get("/dicomweb/studies").statusCode()).isIn(200, 204);
        }
    }
}
