package dev.gantry.objects;

import static dev.gantry.objects.StoreFixture.append;
import static dev.gantry.objects.StoreFixture.assertFails;
import static dev.gantry.objects.StoreFixture.bytes;
import static dev.gantry.objects.StoreFixture.files;
import static dev.gantry.objects.StoreFixture.read;
import static dev.gantry.objects.StoreFixture.reopen;
import static dev.gantry.objects.StoreFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryObjectStoreTest {
    @TempDir
    Path directory;

    private DirectoryObjectStore store;

    @BeforeEach
    void open() throws IOException {
        store = reopen(directory);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void makesTheDirectoriesItIsGiven() throws IOException {
        try (DirectoryObjectStore deep = reopen(directory.resolve("a").resolve("b"))) {
            ObjectRef object = append(deep, bytes(1, 10));
            assertThat(read(deep, object)).isEqualTo(bytes(1, 10));
        }
    }

    @Test
    void readsAfterAnOrderlyRestart() throws IOException {
        ObjectRef object = append(store, bytes(1, 1_000));
        store.close();
        assertThat(files(directory, ".open")).isEmpty();
        store = reopen(directory);
        assertThat(read(store, object)).isEqualTo(bytes(1, 1_000));
    }

    @Test
    void leavesNoFileWhereNothingWasStored() throws IOException {
        assertThatThrownBy(() -> store.append(sink -> {
                    sink.write(new byte[300_000]);
                    throw new IOException("cut");
                }))
                .hasMessage("cut");
        store.close();
        assertThat(files(directory, ""))
                .extracting(f -> f.getFileName().toString())
                .containsExactly("lock");
    }

    @Test
    void rollsSegmentsAndReadsFromAll() throws IOException {
        List<ObjectRef> objects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            objects.add(append(store, bytes(i, 100_000)));
        }
        assertThat(files(directory, ".segment")).hasSizeBetween(4, 6);
        for (int i = 0; i < objects.size(); i++) {
            assertThat(read(store, objects.get(i))).isEqualTo(bytes(i, 100_000));
        }
    }

    @Test
    void removesASegmentWithItsLastObject() throws IOException {
        List<ObjectRef> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            objects.add(append(store, bytes(i, 100_000)));
        }
        store.delete(objects.removeFirst());
        store.close();
        store = reopen(directory);
        ObjectRef kept = objects.remove(20);
        objects.forEach(store::delete);
        assertThat(files(directory, ".segment"))
                .extracting(f -> f.getFileName().toString())
                .containsExactly(kept.container() + ".segment");
        assertThat(read(store, kept)).isEqualTo(bytes(21, 100_000));
        objects.forEach(o -> assertFails(ErrorCode.NOT_FOUND, () -> read(store, o)));
        store.delete(kept);
        assertThat(files(directory, ".segment")).isEmpty();
    }

    @Test
    void deletesNothingWhereNoRecordCanBe() throws IOException {
        ObjectRef object = append(store, bytes(1, 100));
        for (long offset : new long[] {0, RecordHeader.SIZE - 1, SegmentHeader.SIZE, object.offset() + 1}) {
            store.delete(new ObjectRef(object.container(), offset, 100));
        }
        assertThat(read(store, object)).isEqualTo(bytes(1, 100));
    }

    @Test
    void removesASegmentWhoseObjectsWereDeletedWhileItWasWritten() throws IOException {
        for (int i = 0; i < 25; i++) {
            store.delete(append(store, bytes(i, 100_000)));
        }
        assertThat(files(directory, ".segment")).isEmpty();
        store.close();
        assertThat(files(directory, ".segment")).isEmpty();
    }

    @Test
    void keepsADeletionThroughARestart() throws IOException {
        ObjectRef deleted = append(store, bytes(1, 100));
        append(store, bytes(2, 100));
        store.delete(deleted);
        store.close();
        store = reopen(directory);
        assertFails(ErrorCode.NOT_FOUND, () -> read(store, deleted));
    }

    @Test
    void saysThatAnObjectIsDamaged() throws IOException {
        ObjectRef body = append(store, bytes(1, 100_000));
        ObjectRef header = append(store, bytes(2, 1_000));
        ObjectRef sound = append(store, bytes(3, 1_000));
        damage(body.offset() + 60_000);
        damage(header.offset() - 10);
        assertThatThrownBy(() -> read(store, body))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> store.open(header, new ByteRange(0, 1))).hasMessageContaining("damaged");
        assertFails(ErrorCode.INTERNAL, () -> store.open(header, new ByteRange(0, 1)));
        assertThat(read(store, sound)).isEqualTo(bytes(3, 1_000));
    }

    @Test
    void keepsASegmentWithDamageThatHidesObjects() throws IOException {
        ObjectRef first = append(store, bytes(1, 1_000));
        ObjectRef hidden = append(store, bytes(2, 1_000));
        ObjectRef last = append(store, bytes(3, 1_000));
        store.close();
        store = reopen(directory);
        damage(hidden.offset() - 10);
        store.delete(first);
        store.delete(last);
        assertThat(files(directory, ".segment")).hasSize(1);
    }

    @Test
    void refusesASecondStoreOnTheDirectory() throws IOException {
        assertThatThrownBy(() -> reopen(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("in use");
        store.close();
        store = reopen(directory);
    }

    @Test
    void refusesASegmentOfALaterVersion() throws IOException {
        store.close();
        SegmentName name = SegmentName.fresh();
        var header = SegmentHeader.of(name, 2);
        Files.write(directory.resolve(name + ".open"), header.array());
        assertThatThrownBy(() -> reopen(directory)).hasMessageContaining("version 2");
    }

    @Test
    void waitsForAppendsWhenItIsClosedAndFailsLaterCalls() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ObjectRef> append = threads.submit(() -> store.append(sink -> {
                sink.write(bytes(1, 100));
                begun.countDown();
                awaitUninterruptibly(released);
            }));
            begun.await();
            Future<?> closing = threads.submit(() -> {
                store.close();
                return null;
            });
            released.countDown();
            closing.get();
            ObjectRef object = append.get();
            assertFails(ErrorCode.THROTTLED, () -> append(store, bytes(1, 1)));
            assertFails(ErrorCode.THROTTLED, () -> read(store, object));
            store = reopen(directory);
            assertThat(read(store, object)).isEqualTo(bytes(1, 100));
        }
    }

    @Test
    void worksForAThreadThatIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        ObjectRef small = append(store, bytes(1, 1_000));
        ObjectRef large = append(store, bytes(2, 700_000));
        assertThat(read(store, small)).isEqualTo(bytes(1, 1_000));
        assertThat(read(store, large)).isEqualTo(bytes(2, 700_000));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotLetAnInterruptedReaderDisturbAnother() throws Exception {
        byte[] bytes = bytes(1, 2_000_000);
        ObjectRef object = append(store, bytes);
        AtomicBoolean done = new AtomicBoolean();
        Thread victim = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try {
                    read(store, object);
                } catch (IOException e) {
                    Thread.interrupted();
                }
            }
        });
        for (int i = 0; i < 300; i++) {
            victim.interrupt();
            assertThat(read(store, object)).isEqualTo(bytes);
        }
        done.set(true);
        victim.join();
    }

    @Test
    void closesFilesThatWereNotReadOfLate() throws IOException {
        List<ObjectRef> objects = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            objects.add(append(store, bytes(i, 1_100_000)));
        }
        OpenSegments segments = new OpenSegments(new SegmentDirectory(directory, new FileDisk(directory)), 2);
        try (InputStream first = store.open(objects.getFirst(), new ByteRange(0, 1_100_000))) {
            for (ObjectRef object : objects) {
                segments.acquire(SegmentName.of(object.container()).orElseThrow())
                        .close();
            }
            assertThat(segments.size()).isEqualTo(2);
            assertThat(first.readAllBytes()).isEqualTo(bytes(0, 1_100_000));
        } finally {
            segments.close();
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        ObjectsSettings good = settings(directory);
        assertThat(good).isEqualTo(settings(directory));
        assertThatThrownBy(() -> new ObjectsSettings(directory, 0, 0, 0, 0)).hasMessageContaining("segment-size");
        assertThatThrownBy(() -> new ObjectsSettings(directory, 4096, 2, 1, 0)).hasMessageContaining("buffer-memory");
        assertThatThrownBy(() -> new ObjectsSettings(directory, 4096, -1, 1, 0)).hasMessageContaining("buffer-size");
        assertThatThrownBy(() -> new ObjectsSettings(directory, 4096, 1, 1, -1)).hasMessageContaining("minimum-free");
    }

    /** Changes one byte of the only segment. */
    private void damage(long position) throws IOException {
        List<Path> segments = new ArrayList<>(files(directory, ".open"));
        segments.addAll(files(directory, ".segment"));
        try (var file = Files.newByteChannel(segments.getFirst(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            file.position(position).read(one);
            one.put(0, (byte) ~one.get(0)).flip();
            file.position(position).write(one);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
