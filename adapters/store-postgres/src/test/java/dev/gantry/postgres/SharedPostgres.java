package dev.gantry.postgres;

import dev.gantry.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One server and one catalogue for all tests of this module that do not stop it; each test has its own data store. */
final class SharedPostgres {
    private static final PostgresCatalog CATALOG = open();

    private SharedPostgres() {}

    static PostgresCatalog catalog() {
        return CATALOG;
    }

    static CatalogSettings settings(EmbeddedPostgres postgres) {
        return new CatalogSettings(postgres.url(), postgres.user(), postgres.password(), 8);
    }

    private static PostgresCatalog open() {
        try {
            Path directory = Files.createTempDirectory("gantry-catalog");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
            PostgresCatalog catalog = PostgresCatalog.open(settings(postgres));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                catalog.close();
                postgres.close();
            }));
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
