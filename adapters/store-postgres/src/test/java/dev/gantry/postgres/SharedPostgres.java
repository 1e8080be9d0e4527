package dev.gantry.postgres;

import dev.gantry.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One server and one catalogue for all tests of this module that do not stop it; each test has its own data store. */
final class SharedPostgres {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final PostgresCatalog CATALOG = anotherNode();

    private SharedPostgres() {}

    static PostgresCatalog catalog() {
        return CATALOG;
    }

    /** One more catalogue on the same database, as another process would have it. */
    static PostgresCatalog anotherNode() {
        return PostgresCatalog.open(settings(POSTGRES));
    }

    static CatalogSettings settings(EmbeddedPostgres postgres) {
        return new CatalogSettings(postgres.url(), postgres.user(), postgres.password(), 8);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Files.createTempDirectory("gantry-catalog"));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
