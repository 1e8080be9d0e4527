package dev.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.testkit.FailingInputStream;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No name, id or birth date of a patient gets into a log or a metric, whatever is done with an instance. */
class NoPatientDataIT {
    private static final String NAME = "Zwetschgenbaum^Quirin";
    private static final String ID = "PAT-7391-QX";
    private static final String BIRTH_DATE = "19370205";
    private static final List<String> PLANTED = List.of("Zwetschgenbaum", "Quirin", ID, BIRTH_DATE);

    private static final SyntheticInstances SYNTHETIC = SyntheticInstances.seeded(5)
            .withPatient(new SyntheticInstances.Patient(NAME, ID, BIRTH_DATE, "M"))
            .withSize(32, 32);

    @TempDir
    private Path data;

    @Test
    void isInNoLogAndNoMetric() throws Exception {
        try (GantryProcess gantry =
                        GantryProcess.start(GantryCommand.on(data).withEnvironment("GANTRY_LOG_LEVEL", "debug"));
                GantryClient client = new GantryClient(gantry)) {
            storeByEveryDoor(client);
            storeWhatIsRefused(client);
            query(client);
            Eventually.holds(
                    "processed",
                    () -> client.queue().at("/instances/unprocessed").asLong() == 0);

            assertFreeOfPatients("metrics", client.get("actuator/prometheus").body());
            assertFreeOfPatients("health", client.get("actuator/health").body());
            assertFreeOfPatients("queue", client.queue().toString());
            GantryProcess.Ended ended = gantry.stop();
            assertFreeOfPatients("console", ended.output() + ended.errors());
        }
        assertThat(logs()).anyMatch(file -> file.endsWith("logs/gantry.log"));
        for (Path file : logs()) {
            assertFreeOfPatients(file.toString(), Files.readString(file, ISO_8859_1));
        }
    }

    private static void storeByEveryDoor(GantryClient client) throws IOException {
        client.cStore(SYNTHETIC.instance(1, 1));
        client.stow(SYNTHETIC.instance(1, 2).part10().toArray());
        client.upload(Map.of(NAME + ".dcm", SYNTHETIC.instance(1, 3).part10().toArray()));
        client.stow(SYNTHETIC.instance(1, 2).part10().toArray());
    }

    private static void storeWhatIsRefused(GantryClient client) throws IOException {
        byte[] file = SYNTHETIC.instance(2, 1).part10().toArray();
        byte[] cut = Arrays.copyOf(file, file.length - 100);
        client.stow(cut);
        client.upload(Map.of(NAME + ".dcm", cut, ID + ".txt", ("not DICOM: " + NAME).getBytes(UTF_8)));
        SyntheticInstance other = SYNTHETIC.instance(2, 2);
        client.cStore(other, SYNTHETIC.instance(2, 3).datasetBytes().asInputStream());
        byte[] dataset = other.datasetBytes().toArray();
        client.cStore(other, new ByteArrayInputStream(dataset, 0, dataset.length / 2));
        assertBreaksOff(client, other);
    }

    private static void assertBreaksOff(GantryClient client, SyntheticInstance instance) {
        assertThatThrownBy(() -> client.cStore(
                        instance, new FailingInputStream(instance.datasetBytes().asInputStream(), 600)))
                .isInstanceOf(IOException.class);
    }

    private static void query(GantryClient client) throws IOException {
        String name = URLEncoder.encode(NAME, UTF_8);
        assertThat(client.find("studies?PatientName=" + name)).isNotEmpty();
        for (String path : List.of(
                "dicomweb/studies?PatientName=" + name + "&00100030=" + BIRTH_DATE + "&fuzzymatching=true",
                "dicomweb/studies?PatientID=" + ID + "&limit=" + name,
                "dicomweb/studies?PatientNam=" + name,
                "dicomweb/studies?StudyDate=" + name,
                "dicomweb/studies/" + name + "/metadata",
                "dicomweb/" + name,
                name)) {
            client.get(path);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.log|/logs?/.*|\\.log\\..*)"))
                    .toList();
        }
    }

    private static void assertFreeOfPatients(String where, String text) {
        assertThat(text).as(where).doesNotContain(PLANTED);
    }
}
