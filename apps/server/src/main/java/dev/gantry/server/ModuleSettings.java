package dev.gantry.server;

import dev.gantry.dicom.net.Timeouts;
import dev.gantry.dimse.DimseSettings;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.jms.WorkSettings;
import dev.gantry.objects.ObjectsSettings;
import dev.gantry.server.settings.BrokerKeys;
import dev.gantry.server.settings.DimseKeys;
import dev.gantry.server.settings.HttpKeys;
import dev.gantry.server.settings.IngestKeys;
import dev.gantry.server.settings.ObjectsKeys;
import dev.gantry.server.settings.WorkerKeys;
import dev.gantry.store.ingest.IngestLimits;
import dev.gantry.store.processing.Sweeper;
import dev.gantry.store.work.RetryPolicy;
import java.net.InetAddress;
import java.nio.file.Path;

/** Turns our keys into each module's own settings. */
final class ModuleSettings {
    private ModuleSettings() {}

    static ObjectsSettings objects(ObjectsKeys keys, Path directory) {
        return new ObjectsSettings(
                directory,
                keys.segmentSize().toBytes(),
                Math.toIntExact(keys.bufferSize().toBytes()),
                Math.toIntExact(keys.bufferMemory().toBytes()),
                keys.minFreeSpace().toBytes());
    }

    static RetryPolicy retries(WorkerKeys.Retry keys) {
        return new RetryPolicy(keys.maxDeliveries(), keys.firstDelay(), keys.multiplier());
    }

    static Sweeper.Schedule sweep(WorkerKeys.Sweep keys) {
        return new Sweeper.Schedule(keys.interval(), keys.age(), keys.batch());
    }

    static WorkSettings work(WorkSettings.Location location, BrokerKeys broker, WorkerKeys worker) {
        return new WorkSettings(
                location,
                retries(worker.retry()),
                worker.threads(),
                worker.linger(),
                worker.maxBatch(),
                broker.timeout());
    }

    static WorkSettings.Outside outside(BrokerKeys keys) {
        return new WorkSettings.Outside(keys.url(), keys.user(), keys.password().value(), keys.queue());
    }

    static IngestLimits ingest(IngestKeys keys) {
        return new IngestLimits(keys.maxInstanceSize().toBytes());
    }

    static DimseSettings dimse(DimseKeys keys, InetAddress bind) {
        return new DimseSettings(
                bind,
                keys.port(),
                keys.aeTitle(),
                keys.acceptAnyCalledAeTitle(),
                keys.maxAssociations(),
                keys.maxPduLength().toBytes(),
                new Timeouts(keys.associationTimeout(), keys.messageTimeout(), keys.idleTimeout()));
    }

    static HttpSettings http(HttpKeys keys) {
        return new HttpSettings(
                keys.maxPage(),
                Math.toIntExact(keys.bulkThreshold().toBytes()),
                keys.maxArchiveEntries(),
                keys.maxInflatedSize().toBytes(),
                keys.maxInflationRatio(),
                keys.corsOrigins());
    }
}
