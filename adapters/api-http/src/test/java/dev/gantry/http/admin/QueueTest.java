package dev.gantry.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.store.work.Deadline;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import dev.gantry.store.work.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueueTest {
    private final HttpServerFixture server = new HttpServerFixture();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsWhatIsWaiting() throws Exception {
        store();

        JsonNode queue = Json.of(server.get("/admin/queue"));

        assertThat(queue.at("/queue/waiting").asLong()).isEqualTo(1);
        assertThat(queue.at("/instances/unprocessed").asLong()).isEqualTo(1);
        assertThat(queue.at("/deadLetters").size()).isZero();
    }

    @Test
    void showsDeadLettersWithTheirReasonsAndRedrivesThem() throws Exception {
        store();
        try (WorkQueue.Subscription subscription = server.queue().subscribe(new Refusing(), 1)) {
            Deadline.await("a dead letter", () -> server.queue().state().dead() == 1);
        }

        JsonNode letter = Json.of(server.get("/admin/queue")).at("/deadLetters/0");
        assertThat(letter.path("reason").asString()).isEqualTo("the frame is torn");
        byte[] ids = ("{\"ids\":[\"" + letter.path("id").asString() + "\"]}").getBytes(StandardCharsets.UTF_8);

        assertThat(redriven("{\"ids\":[]}".getBytes(StandardCharsets.UTF_8))).isZero();
        assertThat(redriven(ids)).isEqualTo(1);
        assertThat(redriven(new byte[0])).isZero();
        assertThat(server.queue().state().waiting()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoListOfIds() throws Exception {
        for (String body : List.of("[", "{\"ids\":{}}", "not JSON")) {
            int status = server.post("/admin/queue/redrive", "application/json", body.getBytes(StandardCharsets.UTF_8))
                    .statusCode();
            assertThat(status).as(body).isEqualTo(400);
        }
    }

    private int redriven(byte[] body) throws Exception {
        return Json.of(server.post("/admin/queue/redrive", "application/json", body))
                .path("redriven")
                .asInt();
    }

    private void store() throws Exception {
        byte[] file = SyntheticInstances.seeded(30)
                .of(Modality.CT)
                .withSize(8, 8)
                .one()
                .part10()
                .toArray();
        assertThat(server.post("/dicomweb/studies", "application/dicom", file).statusCode())
                .isEqualTo(200);
    }

    private static final class Refusing implements WorkHandler {
        @Override
        public List<WorkFailure> handle(List<WorkItem> items) {
            return items.stream()
                    .map(item -> new WorkFailure(item, "the frame is torn", false))
                    .toList();
        }

        @Override
        public void abandoned(WorkItem item, String reason) {
            // the letter says it
        }
    }
}
