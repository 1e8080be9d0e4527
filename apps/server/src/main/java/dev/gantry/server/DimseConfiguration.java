package dev.gantry.server;

import dev.gantry.server.health.ListenerHealth;
import dev.gantry.server.metrics.Counts;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.store.ingest.Ingest;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The role {@code dimse}: the DICOM listener. */
@Configuration(proxyBeanMethods = false)
class DimseConfiguration {
    @Bean
    DimseLifecycle dimseLifecycle(GantrySettings settings, Ingest ingest) throws StartupFailure {
        return new DimseLifecycle(
                ModuleSettings.dimse(settings.dimse(), Loopback.bindAddress(settings.bind())),
                ingest,
                settings.shutdownTimeout());
    }

    @Bean
    HealthIndicator dimse(DimseLifecycle lifecycle) {
        return new ListenerHealth(lifecycle::listener);
    }

    @Bean
    MeterBinder associations(DimseLifecycle lifecycle) {
        return Counts.ofAssociations(lifecycle::listener);
    }
}
