package dev.gantry.store.object;

class HeapObjectStoreTest extends ObjectStoreContract {
    @Override
    protected ObjectStore newStore() {
        return new HeapObjectStore();
    }
}
