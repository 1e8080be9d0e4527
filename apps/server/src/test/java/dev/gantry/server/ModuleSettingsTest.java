package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dimse.DimseSettings;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.jms.WorkSettings;
import dev.gantry.objects.ObjectsSettings;
import dev.gantry.postgres.CatalogSettings;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.InvalidSettings;
import dev.gantry.server.settings.SettingsLoader;
import dev.gantry.store.ingest.IngestLimits;
import dev.gantry.store.processing.Sweeper;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleSettingsTest {
    private static final Path DIRECTORY = Path.of("somewhere");

    @Test
    void defaultsAreThoseOfTheModules() throws InvalidSettings {
        GantrySettings defaults = SettingsLoader.load(Map.of(), Map.of(), Optional.empty());
        WorkSettings.Location broker = new WorkSettings.Embedded(DIRECTORY);
        InetAddress loopback = InetAddress.getLoopbackAddress();

        assertThat(ModuleSettings.objects(defaults.objects(), DIRECTORY)).isEqualTo(ObjectsSettings.in(DIRECTORY));
        assertThat(ModuleSettings.work(broker, defaults.broker(), defaults.worker()))
                .isEqualTo(WorkSettings.of(broker));
        assertThat(ModuleSettings.sweep(defaults.worker().sweep())).isEqualTo(Sweeper.Schedule.DEFAULT);
        assertThat(ModuleSettings.ingest(defaults.ingest())).isEqualTo(IngestLimits.DEFAULT);
        assertThat(ModuleSettings.http(defaults.http())).isEqualTo(HttpSettings.DEFAULT);
        assertThat(ModuleSettings.dimse(defaults.dimse(), loopback))
                .isEqualTo(DimseSettings.of(loopback, DimseSettings.DEFAULT_PORT, "GANTRY"));
        assertThat(defaults.database().poolSize()).isEqualTo(CatalogSettings.DEFAULT_CONNECTIONS);
    }
}
