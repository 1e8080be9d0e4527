package dev.gantry.server;

import dev.gantry.postgres.embedded.EmbeddedPostgres;
import dev.gantry.postgres.embedded.EmbeddedPostgresException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database, started again when it dies: killed for want of memory, or by itself on a disk that was full.
 * Until it is back, whoever asks it is told that it cannot be reached.
 */
final class WatchedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedPostgres.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final EmbeddedPostgres postgres;
    private final CountDownLatch closed = new CountDownLatch(1);

    private WatchedPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts the server of a directory. */
    static WatchedPostgres start(Path directory) {
        WatchedPostgres watched = new WatchedPostgres(EmbeddedPostgres.start(directory));
        Thread.ofVirtual().name("postgres watch").start(watched::watch);
        return watched;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Ends the watch and stops the server. */
    @Override
    public void close() {
        closed.countDown();
        postgres.close();
    }

    private void watch() {
        try {
            while (!closed.await(INTERVAL.toNanos(), TimeUnit.NANOSECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (postgres.restartIfDead()) {
                LOG.warn("PostgreSQL had died and was started again");
            }
        } catch (EmbeddedPostgresException e) {
            LOG.error("PostgreSQL has died and does not start; trying again: {}", e.getMessage());
        }
    }
}
