package dev.gantry.server;

import dev.gantry.server.health.BrokerHealth;
import dev.gantry.server.health.DatabaseHealth;
import dev.gantry.server.health.SpaceHealth;
import dev.gantry.server.metrics.Counts;
import dev.gantry.server.metrics.QueueWatch;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.processing.Dispatcher;
import dev.gantry.store.work.WorkQueue;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and metrics of what every role has. A bean's name is its name in {@code /actuator/health}. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    @Bean
    QueueWatch queueWatch(WorkQueue queue, Clock clock) {
        return new QueueWatch(queue, clock);
    }

    @Bean
    MeterBinder dispatches(Dispatcher dispatcher) {
        return Counts.of(dispatcher);
    }

    @Bean
    HealthIndicator database(Catalog catalog) {
        return new DatabaseHealth(catalog);
    }

    @Bean
    HealthIndicator broker(QueueWatch queue) {
        return new BrokerHealth(queue);
    }

    @Bean
    HealthIndicator objects(GantrySettings settings, DataDirectory directory) {
        return new SpaceHealth(directory.objects(), settings.objects().minFreeSpace());
    }
}
