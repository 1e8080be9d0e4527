package dev.gantry.postgres;

import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.CatalogContract;

class PostgresCatalogTest extends CatalogContract {
    @Override
    protected Catalog catalog() {
        return SharedPostgres.catalog();
    }
}
