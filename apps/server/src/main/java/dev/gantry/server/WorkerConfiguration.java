package dev.gantry.server;

import dev.gantry.server.metrics.Counts;
import dev.gantry.server.metrics.MeteredWorkHandler;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.processing.Inspector;
import dev.gantry.store.processing.SendersFirst;
import dev.gantry.store.processing.SeriesWorker;
import dev.gantry.store.processing.Sweeper;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The role {@code worker}: processes what the queue delivers and sends again what was lost. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {
    @Bean
    WorkHandler workHandler(
            Catalog catalog,
            ObjectStore objects,
            Retrieve retrieve,
            SendersFirst sendersFirst,
            Clock clock,
            GantrySettings settings,
            MeterRegistry meters) {
        Inspector inspector = new Inspector(catalog, objects, retrieve, Validation.of(settings.ingest()));
        SeriesWorker worker = new SeriesWorker(catalog, inspector, clock);
        return sendersFirst.holdingBack(new MeteredWorkHandler(worker, meters));
    }

    @Bean
    WorkQueue.Subscription subscription(WorkQueue queue, WorkHandler handler, GantrySettings settings) {
        return queue.subscribe(handler, settings.worker().threads());
    }

    @Bean
    Sweeper sweeper(Catalog catalog, WorkQueue queue, Clock clock, GantrySettings settings) {
        return Sweeper.start(
                catalog::claimStale,
                queue,
                clock,
                ModuleSettings.sweep(settings.worker().sweep()));
    }

    @Bean
    MeterBinder sweeps(Sweeper sweeper) {
        return Counts.of(sweeper);
    }
}
