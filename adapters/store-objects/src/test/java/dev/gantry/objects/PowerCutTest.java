package dev.gantry.objects;

import static dev.gantry.objects.StoreFixture.append;
import static dev.gantry.objects.StoreFixture.bytes;
import static dev.gantry.objects.StoreFixture.clear;
import static dev.gantry.objects.StoreFixture.read;
import static dev.gantry.objects.StoreFixture.reopen;
import static dev.gantry.objects.StoreFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cuts the power again and again while objects are appended. */
@Timeout(120)
class PowerCutTest {
    private static final int THREADS = 5;
    private static final int[] LENGTHS = {100, 7_000, 66_000, 300_000};

    @TempDir
    Path temporary;

    private final Map<ObjectRef, Long> acknowledged = new ConcurrentHashMap<>(); // to the seed of the content

    @Test
    void losesNoAcknowledgedObject() throws Exception {
        Path directory = temporary.resolve("live");
        ForgetfulDisk disk = new ForgetfulDisk(directory);
        try (DirectoryObjectStore store = new DirectoryObjectStore(settings(directory), disk);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> loads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                long first = t * 1_000L;
                loads.add(threads.submit(() -> load(store, first)));
            }
            do {
                cutAndCheck(disk, temporary.resolve("cut"));
            } while (!loads.stream().allMatch(Future::isDone));
            for (Future<?> load : loads) {
                load.get();
            }
        }
        cutAndCheck(disk, temporary.resolve("cut"));
    }

    private Void load(DirectoryObjectStore store, long first) throws IOException {
        for (long seed = first; seed < first + 40; seed++) {
            acknowledged.put(append(store, content(seed)), seed);
        }
        return null;
    }

    private void cutAndCheck(ForgetfulDisk disk, Path cut) throws IOException {
        Map<ObjectRef, Long> before = Map.copyOf(acknowledged);
        disk.cutPower(cut);
        try (DirectoryObjectStore recovered = reopen(cut)) {
            for (Map.Entry<ObjectRef, Long> object : before.entrySet()) {
                assertThat(read(recovered, object.getKey())).isEqualTo(content(object.getValue()));
            }
        }
        clear(cut);
    }

    private static byte[] content(long seed) {
        return bytes(seed, LENGTHS[(int) (seed % LENGTHS.length)]);
    }
}
