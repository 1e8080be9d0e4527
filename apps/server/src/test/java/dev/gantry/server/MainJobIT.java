package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a modality to a browser: in by every door, processed, found, and out again as it came. */
class MainJobIT {
    private static final SyntheticInstances SYNTHETIC =
            SyntheticInstances.seeded(20).withSize(64, 64).withInstances(4);

    @TempDir
    private Path data;

    @Test
    void takesProcessesFindsAndGivesBack() throws Exception {
        List<SyntheticInstance> sent =
                SyntheticInstances.seeded(1).withInstances(3).series();
        List<SyntheticInstance> posted =
                SyntheticInstances.seeded(2).withInstances(3).of(Modality.MR).series();
        List<SyntheticInstance> uploaded =
                SyntheticInstances.seeded(3).withInstances(3).of(Modality.US).series();
        try (GantryProcess gantry = GantryProcess.start(data);
                GantryClient client = new GantryClient(gantry)) {
            for (SyntheticInstance instance : sent) {
                assertThat(client.cStore(instance)).isEqualTo(Status.SUCCESS);
            }
            for (SyntheticInstance instance : posted) {
                assertThat(client.stow(instance.part10().toArray()).statusCode())
                        .isEqualTo(200);
            }
            Map<String, byte[]> files = new LinkedHashMap<>();
            uploaded.forEach(instance -> files.put(
                    instance.sopInstanceUid() + ".dcm", instance.part10().toArray()));
            assertThat(client.upload(files).body()).contains("\"stored\"").doesNotContain("refused");

            for (List<SyntheticInstance> series : List.of(sent, posted, uploaded)) {
                assertFound(client, series);
                for (SyntheticInstance instance : series) {
                    assertGivenBack(client, instance);
                }
            }
            Eventually.holds("all instances processed", () -> processed(client) == 9);
            assertThat(client.get("actuator/prometheus").body())
                    .containsPattern(
                            "gantry_ingest_instances_total\\{outcome=\"stored\",reason=\"none\",source=\"dimse\"} 3")
                    .containsPattern(
                            "gantry_ingest_instances_total\\{outcome=\"stored\",reason=\"none\",source=\"stow\"} 3")
                    .containsPattern(
                            "gantry_ingest_instances_total\\{outcome=\"stored\",reason=\"none\",source=\"upload\"} 3")
                    .containsPattern("gantry_processing_instances_total 9")
                    .contains("gantry_ingest_acknowledge_seconds_bucket");
        }
    }

    @Test
    void losesNothingWhenItIsStoppedAndStartedAgain() throws Exception {
        List<SyntheticInstance> series = SYNTHETIC.series();
        try (GantryProcess gantry = GantryProcess.start(data);
                GantryClient client = new GantryClient(gantry)) {
            store(client, series);
            assertThat(gantry.stop().exitCode()).isEqualTo(143);
        }
        assertAllThereAfterRestart(series);
    }

    @Test
    void losesNothingWhenItIsKilledAndStopsTheOrphanedDatabase() throws Exception {
        List<SyntheticInstance> series = SYNTHETIC.series();
        try (GantryProcess gantry = GantryProcess.start(data);
                GantryClient client = new GantryClient(gantry)) {
            store(client, series);
            gantry.kill();
        }
        assertAllThereAfterRestart(series);
    }

    private void assertAllThereAfterRestart(List<SyntheticInstance> series) throws IOException {
        try (GantryProcess gantry = GantryProcess.start(data);
                GantryClient client = new GantryClient(gantry)) {
            assertFound(client, series);
            for (SyntheticInstance instance : series) {
                assertGivenBack(client, instance);
            }
            Eventually.holds("all instances processed", () -> processed(client) == series.size());
            assertThat(client.stow(series.getFirst().part10().toArray()).statusCode())
                    .isEqualTo(200);
            assertThat(client.queue().at("/queue/dead").asLong()).isZero();
        }
    }

    private static void store(GantryClient client, List<SyntheticInstance> series) throws IOException {
        for (SyntheticInstance instance : series) {
            assertThat(client.cStore(instance)).isEqualTo(Status.SUCCESS);
        }
    }

    private static long processed(GantryClient client) throws IOException {
        return client.queue().at("/instances/processed").asLong();
    }

    private static void assertFound(GantryClient client, List<SyntheticInstance> series) throws IOException {
        SyntheticInstance any = series.getFirst();
        JsonNode studies = client.find("studies?StudyInstanceUID=" + any.studyInstanceUid());
        assertThat(studies).hasSize(1);
        assertThat(studies.at("/0/00201208/Value/0").asInt()).isEqualTo(series.size());
        JsonNode instances = client.find("studies/" + any.studyInstanceUid() + "/instances");
        assertThat(instances)
                .extracting(instance -> instance.at("/00080018/Value/0").asString())
                .containsExactlyInAnyOrderElementsOf(
                        series.stream().map(SyntheticInstance::sopInstanceUid).toList());
    }

    /** The data set, byte for byte; the file's meta information is the store's own. */
    private static void assertGivenBack(GantryClient client, SyntheticInstance instance) throws IOException {
        byte[] file = client.file(instance);
        DicomFile read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict());
        assertThat(read.syntax()).isEqualTo(instance.syntax());
        byte[] dataset = instance.datasetBytes().toArray();
        assertThat(Arrays.copyOfRange(file, file.length - dataset.length, file.length))
                .isEqualTo(dataset);
    }
}
