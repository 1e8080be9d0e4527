package dev.gantry.postgres;

import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.CatalogSearchContract;

class PostgresCatalogSearchTest extends CatalogSearchContract {
    @Override
    protected Catalog catalog() {
        return SharedPostgres.catalog();
    }
}
