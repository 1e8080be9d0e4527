package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gantry.dicom.testkit.SyntheticInstances;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class StartStopIT {
    @TempDir
    private Path data;

    @Test
    void saysOneLineWhenItIsReadyAndDrainsOnSigterm() throws Exception {
        try (GantryProcess gantry = GantryProcess.start(data);
                GantryClient client = new GantryClient(gantry)) {
            assertThat(client.get("actuator/health/readiness").body())
                    .contains("\"status\":\"UP\"", "database", "broker", "objects", "dimse");
            assertThat(client.get("actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(client.get("actuator/prometheus").body())
                    .contains("gantry_queue_waiting", "gantry_associations_open", "gantry_ingest_instances_total");
            assertThat(client.get("actuator/env").statusCode()).isEqualTo(404);
            assertThat(client.get("actuator").statusCode()).isEqualTo(404);

            GantryProcess.Ended ended = gantry.stop();

            assertThat(ended.exitCode()).isEqualTo(143);
            assertThat(ended.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Gantry is ready: http://127.0.0.1:")
                    .contains("/dicomweb  dicom://GANTRY@127.0.0.1:")
                    .endsWith("  data " + data);
            assertThat(ended.errors()).isEmpty();
        }
    }

    @Test
    void finishesWhatIsInFlightBeforeItStops() throws Exception {
        byte[] file = SyntheticInstances.seeded(3).one().part10().toArray();
        try (GantryProcess gantry = GantryProcess.start(data);
                SlowUpload upload = SlowUpload.begin(gantry.dicomweb("studies"), file)) {
            CompletableFuture<GantryProcess.Ended> ended = CompletableFuture.supplyAsync(
                    gantry::stop, task -> Thread.ofVirtual().start(task));
            Eventually.holds(
                    "draining",
                    () -> Files.readString(data.resolve("logs/gantry.log")).contains("Commencing graceful shutdown"));

            assertThat(upload.finish()).isEqualTo(200);
            assertThat(ended.get().exitCode()).isEqualTo(143);
        }
    }

    @Test
    void refusesASecondInstanceOnTheSameDirectory() {
        try (GantryProcess gantry = GantryProcess.start(data)) {
            GantryProcess.Ended second = GantryProcess.run(GantryCommand.on(data));

            assertThat(second.exitCode()).isEqualTo(ExitCode.IN_USE);
            assertThat(second.output()).isEmpty();
            assertThat(second.errors())
                    .isEqualTo(
                            "gantry: another Gantry (process " + gantry.handle().pid() + ") runs on the data directory "
                                    + data + "; stop it or choose another with --data");
        }
    }

    @Test
    void refusesToListenBeyondLoopbackWithAndWithoutTheNameOfTheMode() {
        for (String[] options : new String[][] {{"--bind", "0.0.0.0"}, {"--bind", "0.0.0.0", "--insecure"}}) {
            GantryProcess.Ended ended =
                    GantryProcess.run(GantryCommand.on(data.resolve("none")).with(options));

            assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ended.errors())
                    .startsWith("gantry: refusing to listen on 0.0.0.0")
                    .doesNotContain("\n");
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void refusesAKeyThatDoesNotExist() throws Exception {
        Path file = Files.writeString(data.resolve("gantry.yml"), "gantry:\n  htpp:\n    port: 1\n");

        GantryProcess.Ended ended =
                GantryProcess.run(GantryCommand.on(data.resolve("none")).with("--config", file.toString()));

        assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.errors()).contains("unknown key gantry.htpp.port").doesNotContain("\n");
        assertThat(data.resolve("none")).doesNotExist();
    }

    @Test
    void namesThePortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            GantryProcess.Ended http = GantryProcess.run(GantryCommand.on(data).with("--http-port", port));
            GantryProcess.Ended dimse = GantryProcess.run(GantryCommand.on(data).with("--dimse-port", port));

            assertThat(http.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(http.errors())
                    .isEqualTo("gantry: port " + port
                            + " is in use; stop what uses it or choose another with --http-port");
            assertThat(dimse.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(dimse.errors())
                    .isEqualTo("gantry: port " + port
                            + " is in use; stop what uses it or choose another with --dimse-port");
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeWritten() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        GantryProcess.Ended ended = GantryProcess.run(GantryCommand.on(file.resolve("below")));

        assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.errors()).startsWith("gantry: the data directory " + file + "/below cannot be used");
    }

    @Test
    void answersOnlyThoseWhoNameThisMachine() throws Exception {
        try (GantryProcess gantry = GantryProcess.start(GantryCommand.on(data).with("--bind", "localhost"));
                GantryClient client = new GantryClient(gantry)) {
            assertThat(client.get("actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(RawHttp.status(gantry.http(""), "GET /dicomweb/studies HTTP/1.1", "Host: gantry.example"))
                    .isEqualTo(403);
            assertThat(RawHttp.status(gantry.http(""), "GET /dicomweb/studies HTTP/1.1", "Host: 127.0.0.1:8080"))
                    .isEqualTo(204);
            HttpRequest.Builder foreignPage = HttpRequest.newBuilder(gantry.http("uploads"))
                    .header("Origin", "http://gantry.example")
                    .POST(HttpRequest.BodyPublishers.ofString("x"));
            assertThat(client.text(foreignPage).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void doesOnlyWhatItsRolesSay() throws Exception {
        GantryCommand worker = GantryCommand.on(data).withEnvironment("GANTRY_ROLES", "worker");
        try (GantryProcess gantry = GantryProcess.start(worker);
                GantryClient client = new GantryClient(gantry)) {
            assertThat(gantry.output()).doesNotContain("dicom://", "/dicomweb");
            assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(client.get("dicomweb/studies").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void trainsTheCacheAndEndsByItself() {
        GantryProcess.Ended ended =
                GantryProcess.run(GantryCommand.on(data).withJvm("-Dspring.context.exit=onRefresh"));

        assertThat(ended.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ended.output() + ended.errors()).isEmpty();
    }

    @Test
    void logsJsonToTheConsoleWhenAskedTo() {
        try (GantryProcess gantry =
                GantryProcess.start(GantryCommand.on(data).withEnvironment("GANTRY_LOG_CONSOLE", "json"))) {
            assertThat(gantry.output().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
            assertThat(data.resolve("logs")).doesNotExist();
        }
    }

    @Test
    void runsAsAnOrdinaryUser() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become another user")
                .isEqualTo("root");
        Path own = Files.createTempDirectory("gantry-nobody");
        Files.setOwner(own, own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        try (GantryProcess gantry = GantryProcess.start(GantryCommand.on(own.resolve("data"))
                .after("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"))) {
            assertThat(Files.getOwner(own.resolve("data")).getName()).isEqualTo("nobody");
            assertThat(gantry.stop().exitCode()).isEqualTo(143);
        } finally {
            FileSystemUtils.deleteRecursively(own);
        }
    }
}
