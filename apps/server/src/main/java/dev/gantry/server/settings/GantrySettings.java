package dev.gantry.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The whole configuration, key {@code gantry}.
 *
 * @param dataDirectory where the embedded engines, the objects and the logs lie
 * @param bind the address of every listener; loopback only while there are no accounts
 * @param shutdownTimeout how long what is in flight may take to finish after Ctrl-C
 */
public record GantrySettings(
        @DefaultValue("gantry-data") Path dataDirectory,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue({"dimse", "http", "worker"}) Set<Role> roles,
        @DefaultValue("30s") Duration shutdownTimeout,
        @DefaultValue HttpKeys http,
        @DefaultValue DimseKeys dimse,
        @DefaultValue IngestKeys ingest,
        @DefaultValue DatabaseKeys database,
        @DefaultValue ObjectsKeys objects,
        @DefaultValue BrokerKeys broker,
        @DefaultValue WorkerKeys worker,
        @DefaultValue LogKeys log) {

    public GantrySettings {
        Check.require(!roles.isEmpty(), "roles", "must name at least one of dimse, http, worker");
        Check.positive("shutdown-timeout", shutdownTimeout);
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
