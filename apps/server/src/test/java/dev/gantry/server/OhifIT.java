package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OHIF, as npm ships it, lists the studies and shows a CT series from Gantry in headless Chromium. Its screenshots stay in
 * {@code target/ohif}. Needs node, npm and Chromium.
 */
class OhifIT {
    private static final String OHIF = "@ohif/app@3.13.2";
    private static final Path WORK = Path.of("target", "ohif").toAbsolutePath();
    private static final Path CHECK = Path.of("src", "test", "ohif").toAbsolutePath();

    @TempDir
    private Path data;

    @BeforeAll
    static void fetch() throws Exception {
        assumeTrue(runs("node", "--version") && runs("npm", "--version"), "node and npm are not installed");
        assumeTrue(Files.isExecutable(chromium()), "Chromium is not installed at " + chromium());
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "view.mjs")) {
            Files.write(WORK.resolve(file), Files.readAllBytes(CHECK.resolve(file)));
        }
        if (Files.notExists(WORK.resolve("package/dist/index.html"))) {
            run("npm", "pack", "--silent", OHIF);
            run("tar", "-xzf", "ohif-app-3.13.2.tgz");
        }
        run("npm", "install", "--loglevel=error", "--no-audit", "--no-fund");
    }

    @Test
    void listsTheStudiesAndShowsACtSeries() throws Exception {
        int port = freePort();
        List<SyntheticInstance> series =
                SyntheticInstances.seeded(77).withInstances(12).series();
        try (GantryProcess gantry = GantryProcess.start(
                        GantryCommand.on(data).withEnvironment("GANTRY_HTTP_CORSORIGINS", "http://127.0.0.1:" + port));
                GantryClient client = new GantryClient(gantry)) {
            for (SyntheticInstance instance : series) {
                assertThat(client.cStore(instance)).isEqualTo(Status.SUCCESS);
            }
            String name = SyntheticInstances.seeded(77).patient().name();
            String seen = run(
                    "node",
                    "view.mjs",
                    "package/dist",
                    gantry.http("dicomweb").toString(),
                    name,
                    series.getFirst().studyInstanceUid(),
                    WORK.toString(),
                    Integer.toString(port));
            JsonNode shown = JsonMapper.shared().readTree(seen);
            assertThat(shown.get("listed").asBoolean()).isTrue();
            assertThat(shown.get("greys").asInt())
                    .as("grey levels on the canvas")
                    .isGreaterThan(32);
            assertThat(WORK.resolve("ohif-viewer.png")).exists();
        }
    }

    private static Path chromium() {
        return Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs a command in the work directory and answers what it wrote to standard output. */
    private static String run(String... command) throws IOException, InterruptedException {
        Path errors = WORK.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as("%s ended", String.join(" ", command))
                .isTrue();
        assertThat(process.exitValue())
                .as("%s%n%s%n%s", String.join(" ", command), output, Files.readString(errors))
                .isZero();
        return output;
    }
}
