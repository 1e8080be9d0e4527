package dev.gantry.server;

import dev.gantry.jms.EmbeddedBroker;
import dev.gantry.objects.DirectoryObjectStore;
import dev.gantry.postgres.CatalogSettings;
import dev.gantry.postgres.PostgresCatalog;
import dev.gantry.postgres.embedded.EmbeddedPostgres;
import dev.gantry.server.settings.DatabaseKeys;
import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.ObjectsKeys;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that hold state and take long to start, embedded or outside. They start side by side while the rest is being
 * wired, and are stopped after it.
 */
final class Engines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

    private final Starting<Optional<WatchedPostgres>> postgres;
    private final Starting<PostgresCatalog> catalog;
    private final Starting<DirectoryObjectStore> objects;
    private final Starting<Optional<EmbeddedBroker>> broker;

    private Engines(GantrySettings settings, DataDirectory directory) {
        DatabaseKeys database = settings.database();
        postgres = Starting.of(() ->
                database.embedded() ? Optional.of(WatchedPostgres.start(directory.postgres())) : Optional.empty());
        catalog = Starting.of(() -> openCatalog(postgres.await()
                .map(watched -> inside(watched.postgres(), database))
                .orElseGet(() -> outside(database))));
        objects = Starting.of(() -> openObjects(settings.objects(), directory.objects()));
        broker = Starting.of(() -> settings.broker().embedded()
                ? Optional.of(EmbeddedBroker.start(
                        directory.broker(),
                        ModuleSettings.retries(settings.worker().retry()),
                        settings.broker().timeout()))
                : Optional.empty());
    }

    /** Begins to start everything and returns at once. */
    static Engines start(GantrySettings settings, DataDirectory directory) {
        return new Engines(settings, directory);
    }

    PostgresCatalog catalog() {
        return catalog.await();
    }

    DirectoryObjectStore objects() {
        return objects.await();
    }

    /** The broker in this process; empty when the settings name another. */
    Optional<EmbeddedBroker> broker() {
        return broker.await();
    }

    /** Stops what has started. Nothing may use it any more. */
    @Override
    public void close() {
        broker.started().flatMap(embedded -> embedded).ifPresent(EmbeddedBroker::close);
        objects.started().ifPresent(Engines::close);
        catalog.started().ifPresent(PostgresCatalog::close);
        postgres.started().flatMap(watched -> watched).ifPresent(WatchedPostgres::close);
    }

    private static CatalogSettings inside(EmbeddedPostgres embedded, DatabaseKeys keys) {
        return new CatalogSettings(embedded.url(), embedded.user(), embedded.password(), keys.poolSize());
    }

    private static CatalogSettings outside(DatabaseKeys keys) {
        return new CatalogSettings(keys.url(), keys.user(), keys.password().value(), keys.poolSize());
    }

    /** A database that comes up later than this process, or slowly on a busy machine, is waited for. */
    private static PostgresCatalog openCatalog(CatalogSettings settings) {
        Instant deadline = Instant.now().plus(DATABASE_PATIENCE);
        while (true) {
            try {
                return PostgresCatalog.open(settings);
            } catch (StoreException away) {
                if (away.code() != ErrorCode.THROTTLED || Instant.now().isAfter(deadline)) {
                    throw away;
                }
                LOG.info("waiting for the database");
            }
        }
    }

    private static DirectoryObjectStore openObjects(ObjectsKeys keys, Path directory) {
        try {
            return new DirectoryObjectStore(ModuleSettings.objects(keys, directory));
        } catch (IOException e) {
            throw new UncheckedIOException("the object store cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void close(DirectoryObjectStore store) {
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the object store was not closed cleanly: " + e.getMessage(), e);
        }
    }
}
