package dev.gantry.server.health;

import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Asks the catalogue for a version that never is. */
public final class DatabaseHealth implements HealthIndicator {
    private static final long NO_VERSION = -1;

    private final Catalog catalog;

    public DatabaseHealth(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Health health() {
        try {
            catalog.version(NO_VERSION);
            return Health.up().build();
        } catch (StoreException e) {
            return Health.down().withDetail("code", e.code()).build();
        }
    }
}
