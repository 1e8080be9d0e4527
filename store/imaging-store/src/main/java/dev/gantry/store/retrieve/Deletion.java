package dev.gantry.store.retrieve;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import java.util.List;

/** Removing studies, series and instances for good. */
public final class Deletion {
    private final Catalog catalog;
    private final ObjectStore objects;

    public Deletion(Catalog catalog, ObjectStore objects) {
        this.catalog = catalog;
        this.objects = objects;
    }

    /**
     * Removes all versions of what is in the scope. The rows go first: an object whose row is gone can no longer be
     * seen, and one that a crash leaves behind is only space.
     *
     * @throws StoreException {@code NOT_FOUND} when there is nothing in the scope
     */
    public void delete(Principal principal, DatastoreId datastore, Scope scope) {
        List<ObjectRef> orphans = catalog.delete(datastore, scope);
        if (orphans.isEmpty()) {
            throw new StoreException(ErrorCode.NOT_FOUND, "there is no " + scope);
        }
        orphans.forEach(objects::delete);
    }
}
