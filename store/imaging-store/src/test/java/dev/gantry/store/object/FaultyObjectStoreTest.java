package dev.gantry.store.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.StoreException;
import dev.gantry.store.object.FaultyObjectStore.Fault;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyObjectStoreTest extends ObjectStoreContract {
    private static final Content TEN_BYTES = sink -> sink.write(new byte[10]);

    private final HeapObjectStore behind = new HeapObjectStore();

    @Override
    protected ObjectStore newStore() {
        return new FaultyObjectStore(behind, 0, Fault.BEFORE);
    }

    @ParameterizedTest
    @EnumSource
    void failsTheChosenCallOnly(Fault fault) throws IOException {
        ObjectStore faulty = new FaultyObjectStore(behind, 2, fault);
        faulty.append(TEN_BYTES);
        assertThatThrownBy(() -> faulty.append(TEN_BYTES)).isInstanceOf(StoreException.class);
        faulty.append(TEN_BYTES);
        assertThat(behind.offsets()).hasSize(fault == Fault.AFTER ? 3 : 2);
    }

    @Test
    void failsInTheMiddleOfARead() throws IOException {
        ObjectStore faulty = new FaultyObjectStore(behind, 2, Fault.MIDWAY);
        ObjectRef object = faulty.append(TEN_BYTES);
        try (InputStream in = faulty.open(object, new ByteRange(0, 10))) {
            assertThat(in.read()).isZero();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsADelete() throws IOException {
        ObjectStore faulty = new FaultyObjectStore(behind, 2, Fault.BEFORE);
        ObjectRef object = faulty.append(TEN_BYTES);
        assertThatThrownBy(() -> faulty.delete(object)).isInstanceOf(StoreException.class);
        faulty.delete(object);
        assertThat(behind.offsets()).isEmpty();
    }
}
