package dev.gantry.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Tag;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.http.HttpServerFixture;
import dev.gantry.http.Json;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.InstanceFinding;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.processing.Inspector;
import dev.gantry.store.processing.SeriesWorker;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.work.WorkItem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportTest {
    private final HeapObjectStore objects = new HeapObjectStore();
    private final HttpServerFixture server = new HttpServerFixture(objects);
    private final SyntheticInstance instance =
            SyntheticInstances.seeded(31).withSize(8, 8).one();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsWhatTheWorkerFoundInTheWholeFile() throws Exception {
        store();
        process();

        JsonNode report = Json.of(server.get(path()));

        assertThat(report.path("sopInstanceUid").asString()).isEqualTo(instance.sopInstanceUid());
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.path("warnings").asInt()).isZero();
        assertThat(report.path("unlisted").asInt()).isEqualTo(2);
        assertThat(report.at("/findings/0/tagPath").asString()).isEqualTo("(7FE0,0010)");
        assertThat(report.at("/findings/0/section").asString()).isEqualTo("PS3.5 8");
    }

    @Test
    void hasNoReportOfWhatWasNotChecked() throws Exception {
        store();
        assertThat(server.get(path()).statusCode()).isEqualTo(404);
        assertThat(server.get("/admin/instances/1.2.3/report").statusCode()).isEqualTo(404);
    }

    private String path() {
        return "/admin/instances/" + instance.sopInstanceUid() + "/report";
    }

    private void store() throws Exception {
        byte[] file = instance.part10().toArray();
        assertThat(server.post("/dicomweb/studies", "application/dicom", file).statusCode())
                .isEqualTo(200);
    }

    /** With a check that minds pixel data. */
    private void process() {
        Retrieve retrieve = new Retrieve(server.catalog(), objects);
        Inspector inspector = new Inspector(server.catalog(), objects, retrieve, Optional.of(file -> {
            String path = file.dataset().require(Tag.PixelData).tag().toString();
            return new InstanceReport(List.of(new InstanceFinding("ERROR", "VR", path, "is odd", "PS3.5 8")), 2);
        }));
        List<WorkItem> items =
                server.catalog().instances(DatastoreId.DEFAULT, new Scope.Study(instance.studyInstanceUid())).stream()
                        .map(version -> new WorkItem(DatastoreId.DEFAULT, instance.seriesInstanceUid(), version.id()))
                        .toList();
        assertThat(new SeriesWorker(server.catalog(), inspector, Clock.systemUTC()).handle(items))
                .isEmpty();
    }
}
