package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {
    @Test
    void turnsOptionsIntoKeys() throws StartupFailure {
        ServeOptions options = ServeOptions.parse(List.of(
                "--data", "/d", "--http-port=0", "--dimse-port", "1", "--bind=::1", "--config", "c.yml", "--insecure"));

        assertThat(options.configuration()).contains(Path.of("c.yml"));
        assertThat(options.keys())
                .isEqualTo(Map.of(
                        "gantry.data-directory", "/d",
                        "gantry.http.port", "0",
                        "gantry.dimse.port", "1",
                        "gantry.bind", "::1"));
        assertThat(options.help()).isFalse();
        assertThat(options.insecure()).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (List<String> wrong :
                List.of(List.of("--prot", "1"), List.of("here"), List.of("--data"), List.of("--insecure=no"))) {
            assertThatThrownBy(() -> ServeOptions.parse(wrong))
                    .asInstanceOf(type(StartupFailure.class))
                    .extracting(StartupFailure::exitCode)
                    .isEqualTo(ExitCode.USAGE);
        }
    }
}
