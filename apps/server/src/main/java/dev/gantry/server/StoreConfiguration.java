package dev.gantry.server;

import dev.gantry.jms.JmsWorkQueue;
import dev.gantry.jms.WorkSettings;
import dev.gantry.server.metrics.MeteredIngest;
import dev.gantry.server.metrics.MeteredObjectStore;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.Provenance.Source;
import dev.gantry.store.ingest.DurableIngest;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.processing.Dispatcher;
import dev.gantry.store.processing.Processing;
import dev.gantry.store.processing.SendersFirst;
import dev.gantry.store.retrieve.Deletion;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.search.Search;
import dev.gantry.store.work.WorkQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The domain on its three ports. In every role. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "") // the engines close it, after everything that uses it
    Catalog catalog(Engines engines) {
        return engines.catalog();
    }

    @Bean
    ObjectStore objectStore(Engines engines, MeterRegistry meters) {
        return new MeteredObjectStore(engines.objects(), meters);
    }

    @Bean
    WorkQueue workQueue(Engines engines, GantrySettings settings, DataDirectory directory, Clock clock) {
        return engines.broker()
                .map(broker -> JmsWorkQueue.on(
                        broker,
                        ModuleSettings.work(
                                new WorkSettings.Embedded(directory.broker()), settings.broker(), settings.worker()),
                        clock))
                .orElseGet(() -> {
                    WorkSettings.Outside outside = ModuleSettings.outside(settings.broker());
                    return JmsWorkQueue.on(
                            outside, ModuleSettings.work(outside, settings.broker(), settings.worker()), clock);
                });
    }

    @Bean
    Dispatcher dispatcher(WorkQueue queue, GantrySettings settings) {
        return Dispatcher.start(
                queue, settings.ingest().maxUndispatched(), settings.broker().timeout());
    }

    @Bean
    Ingest ingest(
            ObjectStore objects,
            Catalog catalog,
            Dispatcher dispatcher,
            SendersFirst sendersFirst,
            GantrySettings settings,
            Clock clock,
            MeterRegistry meters) {
        MeteredIngest ingest = new MeteredIngest(
                new DurableIngest(objects, catalog, dispatcher::offer, ModuleSettings.ingest(settings.ingest()), clock),
                meters);
        List.of(Source.DIMSE, Source.STOW, Source.UPLOAD).forEach(ingest::expect);
        return sendersFirst.watching(ingest);
    }

    @Bean
    SendersFirst sendersFirst(GantrySettings settings) {
        return new SendersFirst(settings.worker().holdBack());
    }

    @Bean
    Retrieve retrieve(Catalog catalog, ObjectStore objects) {
        return new Retrieve(catalog, objects);
    }

    @Bean
    Search search(Catalog catalog, Retrieve retrieve) {
        return new Search(catalog, retrieve);
    }

    @Bean
    Deletion deletion(Catalog catalog, ObjectStore objects) {
        return new Deletion(catalog, objects);
    }

    @Bean
    Processing processing(Catalog catalog, WorkQueue queue) {
        return new Processing(catalog, queue);
    }
}
