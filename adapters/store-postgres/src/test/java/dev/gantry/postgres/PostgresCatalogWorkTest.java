package dev.gantry.postgres;

import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.CatalogWorkContract;

class PostgresCatalogWorkTest extends CatalogWorkContract {
    @Override
    protected Catalog catalog() {
        return SharedPostgres.catalog();
    }
}
