package dev.gantry.store.catalog;

class HeapCatalogSearchTest extends CatalogSearchContract {
    private final Catalog catalog = new HeapCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
