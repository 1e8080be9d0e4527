package dev.gantry.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.postgres.embedded.EmbeddedPostgres;
import dev.gantry.server.Eventually;
import dev.gantry.server.GantryClient;
import dev.gantry.server.GantryCommand;
import dev.gantry.server.GantryProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gantry stands on goes away under load and comes back: clear answers meanwhile, nothing lost afterwards. */
class EnginesAwayIT {
    private static final int ASSOCIATIONS = 4;
    private static final SyntheticInstances SYNTHETIC =
            SyntheticInstances.seeded(91).of(Modality.MR).withSize(32, 32);

    @TempDir
    private Path temporary;

    private final Ledger ledger = new Ledger();

    @Test
    void withoutTheBrokerInstancesAreTakenAndProcessedLater() throws Exception {
        try (OutsideBroker broker = OutsideBroker.started(temporary.resolve("broker"));
                GantryProcess gantry = GantryProcess.start(command()
                        .withEnvironment("GANTRY_BROKER_URL", broker.url())
                        .withEnvironment("GANTRY_BROKER_TIMEOUT", "2s"));
                GantryClient client = new GantryClient(gantry)) {
            try (Load load = Load.start(gantry, ledger, 1, ASSOCIATIONS)) {
                acknowledged(50);
                broker.stop();
                acknowledged(150);
                assertThat(load.refusals()).isZero();
            }
            new Archive(client).assertHolds("without a broker", ledger);
            Eventually.holds(
                    "the broker is missed",
                    () -> client.get("actuator/health/readiness").body().contains("DEGRADED"));
            assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(200);

            broker.start();

            processed(client);
            assertThat(client.queue().at("/deadLetters")).isEmpty();
        }
    }

    @Test
    void withoutTheDatabaseEveryAnswerSaysSoUntilItIsBack() throws Exception {
        EmbeddedPostgres database = EmbeddedPostgres.start(temporary.resolve("database"));
        try (GantryProcess gantry = GantryProcess.start(command()
                        .withEnvironment("GANTRY_DATABASE_URL", database.url())
                        .withEnvironment("GANTRY_DATABASE_USER", database.user())
                        .withEnvironment("GANTRY_DATABASE_PASSWORD", database.password()));
                GantryClient client = new GantryClient(gantry)) {
            try (Load load = Load.start(gantry, ledger, 2, ASSOCIATIONS)) {
                acknowledged(50);
                database.close();
                Eventually.holds("instances are refused", () -> load.refusals() > 0);
                assertClearAnswers(client, SYNTHETIC.instance(1, 1));
                database = EmbeddedPostgres.start(temporary.resolve("database"));
                acknowledged(ledger.acknowledgements() + 50);
            }
            new Archive(client).assertHolds("with the database back", ledger);
            assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(200);
            processed(client);
        } finally {
            database.close();
        }
    }

    private static void assertClearAnswers(GantryClient client, SyntheticInstance instance) throws IOException {
        Status status = client.cStore(instance);
        assertThat(status.code()).isEqualTo(Status.OUT_OF_RESOURCES.code());
        assertThat(status.errorComment()).isEqualTo("the database cannot be reached");
        assertThat(client.stow(instance.part10().toArray()).statusCode()).isEqualTo(503);
        assertThat(client.get("dicomweb/studies").statusCode()).isEqualTo(503);
        assertThat(client.get("dicomweb/studies").body()).contains("the database cannot be reached");
        assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(client.get("actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void theEmbeddedDatabaseIsStartedAgainWhenItIsKilled() throws Exception {
        Path postmaster = temporary.resolve("data/postgres/cluster/postmaster.pid");
        try (GantryProcess gantry = GantryProcess.start(command());
                GantryClient client = new GantryClient(gantry)) {
            try (Load load = Load.start(gantry, ledger, 3, ASSOCIATIONS)) {
                acknowledged(50);
                long killed =
                        Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                // Often so soon that nobody is refused: a transaction waits a while for its connection.
                Eventually.holds("it is started again", () -> isReplaced(postmaster, killed));
                acknowledged(ledger.acknowledgements() + 50);
                assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(200);
            }
            new Archive(client).assertHolds("after the database was killed", ledger);
            processed(client);
        }
    }

    @Test
    void aFullDiskIsSaidAndForgottenWhenThereIsRoomAgain() throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("data"));
        try (SmallDisk disk = SmallDisk.mounted(directory, 512);
                GantryProcess gantry = GantryProcess.start(command()
                        .withEnvironment("GANTRY_OBJECTS_SEGMENT_SIZE", "16MB")
                        .withEnvironment("GANTRY_OBJECTS_MIN_FREE_SPACE", "64MB"));
                GantryClient client = new GantryClient(gantry)) {
            SyntheticInstance first = SYNTHETIC.instance(1, 1);
            assertThat(client.cStore(first)).isEqualTo(Status.SUCCESS);

            disk.fill(48);
            assertNoRoom(client);
            assertThat(client.find("instances")).hasSize(1);
            assertThat(client.file(first)).isNotEmpty();
            assertThat(client.get("actuator/health/readiness").body()).contains("DEGRADED");
            disk.fill(0);
            assertNoRoom(client);

            disk.empty();
            Eventually.holds(
                    "instances are taken again",
                    () -> client.cStore(SYNTHETIC.instance(1, 2)).isSuccess());
            assertThat(client.stow(SYNTHETIC.instance(1, 3).part10().toArray()).statusCode())
                    .isEqualTo(200);
            assertThat(client.find("instances")).hasSize(3);
            processed(client);
        }
    }

    private static void assertNoRoom(GantryClient client) throws IOException {
        Status status = client.cStore(SYNTHETIC.instance(2, 1));
        assertThat(status.code()).isEqualTo(Status.OUT_OF_RESOURCES.code());
        assertThat(status.errorComment()).startsWith("no space left for objects");
        assertThat(client.stow(SYNTHETIC.instance(2, 2).part10().toArray()).statusCode())
                .isEqualTo(507);
    }

    private GantryCommand command() {
        return GantryCommand.on(temporary.resolve("data"))
                .withEnvironment("GANTRY_WORKER_SWEEP_INTERVAL", "1s")
                .withEnvironment("GANTRY_WORKER_SWEEP_AGE", "5s");
    }

    private void acknowledged(int enough) throws IOException {
        Eventually.holds(enough + " acknowledgements", () -> ledger.acknowledgements() >= enough);
    }

    private static void processed(GantryClient client) throws IOException {
        Eventually.holds(
                "every instance is processed",
                () -> client.queue().at("/instances/unprocessed").asLong() == 0);
    }

    /** Whether the directory names another process than this one; it names none for a while. */
    private static boolean isReplaced(Path postmaster, long killed) throws IOException {
        try {
            List<String> lines = Files.readAllLines(postmaster);
            return !lines.isEmpty() && Long.parseLong(lines.getFirst().strip()) != killed;
        } catch (NoSuchFileException none) {
            return false;
        }
    }
}
