package dev.gantry.postgres;

import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.CatalogContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The same promises when every other call comes from another node. */
class TwoNodesTest extends CatalogContract {
    private static final List<Catalog> NODES = List.of(SharedPostgres.catalog(), SharedPostgres.anotherNode());

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    protected Catalog catalog() {
        return NODES.get(calls.getAndIncrement() % NODES.size());
    }
}
