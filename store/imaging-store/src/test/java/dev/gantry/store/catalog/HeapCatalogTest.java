package dev.gantry.store.catalog;

class HeapCatalogTest extends CatalogContract {
    private final Catalog catalog = new HeapCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
