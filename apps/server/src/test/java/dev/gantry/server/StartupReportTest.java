package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.InvalidSettings;
import dev.gantry.server.settings.SettingsLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;

class StartupReportTest {
    private GantrySettings settings;

    @BeforeEach
    void load() throws InvalidSettings {
        settings = SettingsLoader.load(Map.of(), Map.of(), Optional.empty());
    }

    @Test
    void tellsWhatOurOwnPartSaysOfIt() {
        var failure = new UncheckedIOException("the object store cannot be opened: locked", new IOException("locked"));

        StartupFailure told = StartupReport.of(
                new BeanCreationException("ingest", "wiring", new CompletionException(failure)), settings);

        assertThat(told)
                .hasMessage("cannot start: the object store cannot be opened: locked"
                        + " (the whole story is in gantry-data/logs/gantry.log)");
        assertThat(told.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void namesThePortThatIsInUse() {
        assertThat(StartupReport.of(new PortInUseException(8080), settings))
                .hasMessage("port 8080 is in use; stop what uses it or choose another with --http-port");
    }

    @Test
    void passesOnWhatIsMeantForPeopleAlready() {
        StartupFailure known = new StartupFailure(ExitCode.USAGE, "known");

        assertThat(StartupReport.of(new IllegalStateException(known), settings)).isSameAs(known);
    }
}
