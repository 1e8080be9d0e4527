package dev.gantry.objects;

import static dev.gantry.objects.StoreFixture.bytes;
import static dev.gantry.objects.StoreFixture.reopen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads append, read ranges of and delete objects at random; a map says what is to be there. */
@Timeout(120)
class RandomLoadTest {
    private static final int THREADS = 6;
    private static final int STEPS = 60;

    @TempDir
    Path directory;

    private final Map<ObjectRef, Long> expected = new ConcurrentHashMap<>(); // to the seed of the content

    @Test
    void keepsExactlyWhatWasAppendedAndNotDeleted() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        try {
            for (int round = 0; round < 3; round++) {
                run(new Random(seed + round));
                try (DirectoryObjectStore store = reopen(directory)) {
                    for (ObjectRef object : expected.keySet()) {
                        assertRange(store, object, new ByteRange(0, object.length()));
                    }
                }
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Dseed=" + seed, e);
        }
    }

    private void run(Random seeds) throws Exception {
        long[] each = seeds.longs(THREADS).toArray();
        try (DirectoryObjectStore store = reopen(directory);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Iterable<Future<?>> runs = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(t -> threads.submit(() -> {
                        Random random = new Random(each[t]);
                        for (int i = 0; i < STEPS; i++) {
                            step(store, random);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    private void step(DirectoryObjectStore store, Random random) throws IOException {
        long seed = random.nextLong();
        int length = (int) Math.pow(2, random.nextDouble(0, 20.5));
        byte[] content = bytes(seed, length);
        if (random.nextInt(8) == 0) {
            fail(store, content, random.nextInt(length));
        }
        ObjectRef object = store.append(sink -> {
            int cut = random.nextInt(length + 1);
            sink.write(content, 0, cut);
            sink.write(content, cut, length - cut);
        });
        expected.put(object, seed);
        for (int i = 0; i < 3; i++) {
            int from = random.nextInt(length + 1);
            assertRange(store, object, new ByteRange(from, random.nextInt(length - from + 1)));
        }
        if (random.nextInt(3) == 0) {
            expected.remove(object);
            store.delete(object);
        }
    }

    private static void fail(DirectoryObjectStore store, byte[] content, int after) {
        IOException cut = new IOException("cut");
        try {
            store.append(sink -> {
                sink.write(content, 0, after);
                throw cut;
            });
            throw new AssertionError("the failure of the content was not passed on");
        } catch (IOException e) {
            assertThat(e).isSameAs(cut);
        }
    }

    private void assertRange(DirectoryObjectStore store, ObjectRef object, ByteRange range) throws IOException {
        byte[] whole = bytes(expected.get(object), (int) object.length());
        try (InputStream in = store.open(object, range)) {
            assertThat(in.readAllBytes())
                    .as("%s of %s", range, object)
                    .isEqualTo(Arrays.copyOfRange(whole, (int) range.offset(), (int) range.end()));
        }
    }
}
