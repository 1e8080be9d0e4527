package dev.gantry.store.catalog;

class HeapCatalogWorkTest extends CatalogWorkContract {
    private final Catalog catalog = new HeapCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
