package dev.gantry.objects;

import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.object.ObjectStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DirectoryObjectStoreContractTest extends ObjectStoreContract {
    @TempDir
    Path directory;

    private @Nullable DirectoryObjectStore store;

    @Override
    protected ObjectStore newStore() throws IOException {
        store = new DirectoryObjectStore(new ObjectsSettings(directory, 1 << 20, 256 << 10, 1 << 20, 0));
        return store;
    }

    @AfterEach
    void close() throws IOException {
        if (store != null) {
            store.close();
        }
    }
}
