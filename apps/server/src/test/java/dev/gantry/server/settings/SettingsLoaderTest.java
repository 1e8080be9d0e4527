package dev.gantry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SettingsLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void needsNothing() throws InvalidSettings {
        GantrySettings settings = load(Map.of(), Map.of());

        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(settings.database().embedded()).isTrue();
        assertThat(settings.broker().embedded()).isTrue();
        assertThat(settings.http().corsOrigins()).isEmpty();
    }

    @Test
    void documentsEveryKeyWithItsDefault() throws Exception {
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(repository().resolve("docs/configuration.md"))) {
            String[] cells = line.split("\\|");
            if (line.startsWith("| `gantry.")) {
                documented.put(
                        cells[1].strip().replace("`", ""), cells[2].strip().replace("`", ""));
            }
        }

        assertThat(documented).containsExactlyEntriesOf(EffectiveSettings.of(load(Map.of(), Map.of())));
    }

    @Test
    void mapsEveryKeyFromTheFile() throws Exception {
        Map<String, String> others = new LinkedHashMap<>(EffectiveSettings.of(load(Map.of(), Map.of())));
        others.replaceAll(SettingsLoaderTest::another);
        StringBuilder yaml = new StringBuilder();
        others.forEach(
                (key, value) -> yaml.append(key).append(": \"").append(value).append("\"\n"));

        Map<String, String> read = EffectiveSettings.of(SettingsLoader.load(Map.of(), Map.of(), file(yaml.toString())));

        others.put("gantry.database.password", "******");
        others.put("gantry.broker.password", "******");
        assertThat(read).containsExactlyEntriesOf(others);
    }

    /** YAML reads it as a boolean. */
    @Test
    void takesTheWordOffForOff() throws Exception {
        GantrySettings settings = SettingsLoader.load(Map.of(), Map.of(), file("gantry: {ingest: {validate: off}}\n"));

        assertThat(settings.ingest().validate()).isEqualTo(IngestKeys.Validate.OFF);
    }

    @Test
    void prefersTheCommandLineToTheEnvironmentToTheFile() throws Exception {
        Optional<Path> file = file("""
                gantry:
                  dimse: {port: 1, ae-title: FILE, max-associations: 7}
                """);
        GantrySettings settings = SettingsLoader.load(
                Map.of("gantry.dimse.port", "3"),
                Map.of("GANTRY_DIMSE_PORT", "2", "GANTRY_DIMSE_AETITLE", "ENV", "GANTRY_HOME", "/anything"),
                file);

        assertThat(settings.dimse().port()).isEqualTo(3);
        assertThat(settings.dimse().aeTitle()).isEqualTo("ENV");
        assertThat(settings.dimse().maxAssociations()).isEqualTo(7);
    }

    @Test
    void namesAnUnknownKeyAndItsPlace() throws Exception {
        Optional<Path> file = file("""
                gantry:
                  http:
                    prot: 80
                """);

        assertThatThrownBy(() -> SettingsLoader.load(Map.of(), Map.of(), file))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("unknown key gantry.http.prot")
                .hasMessageContaining("3:11");
    }

    @Test
    void refusesKeysThatAreNotOurs() throws Exception {
        Optional<Path> file = file("server:\n  port: 1\n");

        assertThatThrownBy(() -> SettingsLoader.load(Map.of(), Map.of(), file))
                .hasMessageContaining("unknown key server.port");
    }

    @Test
    void saysWhichValueDoesNotFitAndWhere() throws Exception {
        Optional<Path> word = file("gantry.http.port: eighty\n");

        assertThatThrownBy(() -> SettingsLoader.load(Map.of(), Map.of(), word))
                .hasMessageContaining("gantry.http.port has a value that does not fit: eighty")
                .hasMessageContaining("1:19");
        assertThatThrownBy(() -> load(Map.of("gantry.http.port", "65536"), Map.of()))
                .hasMessage("gantry.http.port is not a port (0 to 65535): 65536");
        assertThatThrownBy(() -> load(Map.of(), Map.of("GANTRY_DIMSE_AETITLE", "A\\B")))
                .hasMessage("gantry.dimse.ae-title is not an AE title: A\\B");
        assertThatThrownBy(() -> load(Map.of("gantry.worker.retry.multiplier", "1"), Map.of()))
                .hasMessage("gantry.worker.retry.multiplier must be at least 2: 1.0");
    }

    @Test
    void refusesAFileThatIsMissingOrNotYaml() throws Exception {
        assertThatThrownBy(() -> SettingsLoader.load(Map.of(), Map.of(), Optional.of(directory.resolve("none.yml"))))
                .hasMessageContaining("cannot read the configuration file");
        Optional<Path> broken = file("gantry: [");
        assertThatThrownBy(() -> SettingsLoader.load(Map.of(), Map.of(), broken))
                .hasMessageContaining("is not YAML");
    }

    @Test
    void neverShowsAPassword() throws InvalidSettings {
        GantrySettings settings = load(Map.of(), Map.of("GANTRY_DATABASE_PASSWORD", "swordfish"));

        assertThat(settings.database().password().value()).isEqualTo("swordfish");
        assertThat(settings.toString() + EffectiveSettings.of(settings)).doesNotContain("swordfish");
    }

    @Test
    void readsUnits() throws InvalidSettings {
        GantrySettings settings = load(
                Map.of(
                        "gantry.shutdown-timeout",
                        "90s",
                        "gantry.ingest.max-instance-size",
                        "2GB",
                        "gantry.roles",
                        "http"),
                Map.of());

        assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.ingest().maxInstanceSize()).isEqualTo(DataSize.ofGigabytes(2));
        assertThat(settings.roles()).containsExactly(Role.HTTP);
        assertThat(settings.has(Role.WORKER)).isFalse();
    }

    /** A valid value that is not the default. */
    private static String another(String key, String value) {
        return switch (key) {
            case "gantry.roles" -> "dimse,worker";
            case "gantry.database.url" -> "jdbc:postgresql://elsewhere/db";
            case "gantry.log.console" -> "json";
            case "gantry.ingest.validate" -> "report";
            case "gantry.log.level" -> "debug";
            case "gantry.dimse.accept-any-called-ae-title" -> "false";
            default ->
                value.isEmpty() || !Character.isDigit(value.charAt(0)) || key.endsWith("bind")
                        ? value + "X"
                        : value.replaceFirst("^\\d+", Integer.toString(leading(value) + 1));
        };
    }

    private static int leading(String value) {
        return Integer.parseInt(value.replaceFirst("\\D.*", ""));
    }

    private static GantrySettings load(Map<String, String> keys, Map<String, String> environment)
            throws InvalidSettings {
        return SettingsLoader.load(keys, environment, Optional.empty());
    }

    private Optional<Path> file(String yaml) throws IOException {
        return Optional.of(Files.writeString(directory.resolve("gantry.yml"), yaml));
    }

    private static Path repository() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve("mvnw"))) {
            path = Optional.ofNullable(path.getParent()).orElseThrow();
        }
        return path;
    }
}
