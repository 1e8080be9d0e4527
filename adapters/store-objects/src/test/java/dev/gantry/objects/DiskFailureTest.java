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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DiskFailureTest {
    private static final int FITS_BUFFER = 5_000;
    private static final int LARGER_THAN_BUFFER = 900_000;

    @TempDir
    Path directory;

    private FaultyDisk disk;
    private DirectoryObjectStore store;

    @BeforeEach
    void open() throws IOException {
        disk = new FaultyDisk(directory);
        store = new DirectoryObjectStore(settings(directory), disk);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BUFFER, LARGER_THAN_BUFFER})
    void goesOnAfterTheDiskWasFull(int length) throws IOException {
        for (long left : new long[] {0, 3, RecordHeader.SIZE + 10, length - 1, length + 20}) {
            ObjectRef before = append(store, bytes(1, length));
            disk.spaceLeft = left;
            assertFails(ErrorCode.QUOTA_EXCEEDED, () -> append(store, bytes(2, length)));
            disk.spaceLeft = Long.MAX_VALUE;
            ObjectRef after = append(store, bytes(3, length));
            assertThat(read(store, before)).isEqualTo(bytes(1, length));
            assertThat(read(store, after)).isEqualTo(bytes(3, length));
        }
        assertRecoversWith(0);
    }

    @Test
    void leavesNothingOfAnObjectThatDidNotFit() throws IOException {
        ObjectRef first = append(store, bytes(1, LARGER_THAN_BUFFER));
        disk.spaceLeft = LARGER_THAN_BUFFER / 2;
        assertFails(ErrorCode.QUOTA_EXCEEDED, () -> append(store, bytes(2, LARGER_THAN_BUFFER)));
        Path segment = files(directory, ".open").getFirst();
        assertThat(Files.size(segment)).isLessThan(first.offset() + first.length() + RecordHeader.ALIGNMENT);
    }

    @Test
    void takesADiskThatSaysItIsFullInAnotherLanguageAsFull() {
        disk.spaceLeft = 0;
        disk.usableSpace = 100;
        assertFails(ErrorCode.QUOTA_EXCEEDED, () -> append(store, bytes(1, 50)));
    }

    @Test
    void leavesTheMinimumFree() throws IOException {
        store.close();
        store = new DirectoryObjectStore(new ObjectsSettings(directory, 1 << 20, 0, 1 << 20, 1_000_000), disk);
        disk.usableSpace = 1_005_000;
        append(store, bytes(1, FITS_BUFFER));
        assertThatThrownBy(() -> append(store, bytes(1, FITS_BUFFER + 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no space left")
                .hasMessageContaining("1000000");
        assertFails(ErrorCode.QUOTA_EXCEEDED, () -> append(store, bytes(1, LARGER_THAN_BUFFER)));
        disk.usableSpace = 2_000_000;
        append(store, bytes(1, LARGER_THAN_BUFFER));
    }

    @Test
    void tellsAWantOfSpaceFromAContentThatFailed() {
        disk.spaceLeft = 100_000;
        assertFails(
                ErrorCode.QUOTA_EXCEEDED,
                () -> store.append(sink -> {
                    try {
                        sink.write(bytes(1, LARGER_THAN_BUFFER));
                    } catch (StoreException e) {
                        throw new IOException("the content wraps what it sees", e);
                    }
                }));
        disk.spaceLeft = 100_000;
        assertFails(
                ErrorCode.QUOTA_EXCEEDED,
                () -> store.append(sink -> {
                    try {
                        sink.write(bytes(1, LARGER_THAN_BUFFER));
                    } catch (StoreException swallowed) {
                        assertThat(swallowed.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BUFFER, LARGER_THAN_BUFFER})
    void trustsNoForceAfterOneThatFailed(int length) throws IOException {
        ObjectRef before = append(store, bytes(1, length));
        disk.forceFails = true;
        assertFails(ErrorCode.INTERNAL, () -> append(store, bytes(2, length)));
        disk.forceFails = false;
        ObjectRef after = append(store, bytes(3, length));
        assertThat(after.container()).isNotEqualTo(before.container());
        assertThat(read(store, before)).isEqualTo(bytes(1, length));
        assertThat(read(store, after)).isEqualTo(bytes(3, length));
    }

    @Test
    void failsEveryAppendThatWaitsForAForceThatFails() throws Exception {
        append(store, bytes(0, 10));
        int before = disk.forces();
        disk.forceMayGoOn = new CountDownLatch(1);
        disk.forceFails = true;
        List<Future<ObjectRef>> appends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                appends.add(threads.submit(() -> append(store, bytes(1, 100))));
            }
            while (disk.forces() == before) {
                Thread.onSpinWait();
            }
            disk.forceMayGoOn.countDown();
        }
        for (Future<ObjectRef> failed : appends) {
            assertThatThrownBy(failed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreException.class);
        }
        disk.forceFails = false;
        assertThat(read(store, append(store, bytes(2, 10)))).isEqualTo(bytes(2, 10));
    }

    @Test
    void sharesAForceAmongTheAppendsThatWait() throws Exception {
        append(store, bytes(0, 10));
        int before = disk.forces();
        disk.forceMayGoOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ObjectRef>> appends = new ArrayList<>();
            appends.add(threads.submit(() -> append(store, bytes(1, 100))));
            while (disk.forces() == before) {
                Thread.onSpinWait();
            }
            CountDownLatch written = new CountDownLatch(30);
            for (int i = 0; i < 30; i++) {
                appends.add(threads.submit(() -> store.append(sink -> {
                    sink.write(bytes(1, 100));
                    written.countDown();
                })));
            }
            written.await();
            disk.forceMayGoOn.countDown();
            for (Future<ObjectRef> append : appends) {
                assertThat(read(store, append.get())).isEqualTo(bytes(1, 100));
            }
        }
        assertThat(disk.forces() - before).isLessThan(31);
    }

    @Test
    void doesNotAcknowledgeAnObjectWhoseFileMayHaveNoName() throws IOException {
        disk.directoryForceFails = true;
        assertFails(ErrorCode.INTERNAL, () -> append(store, bytes(1, 10)));
        disk.directoryForceFails = false;
        assertThat(read(store, append(store, bytes(1, 10)))).isEqualTo(bytes(1, 10));
    }

    @Test
    void leavesASegmentWhoseEndCannotBeCutOffToRecovery() throws IOException {
        ObjectRef before = append(store, bytes(1, LARGER_THAN_BUFFER));
        disk.truncateFails = true;
        assertThatThrownBy(() -> store.append(sink -> {
                    sink.write(bytes(2, LARGER_THAN_BUFFER));
                    throw new IOException("the association ended");
                }))
                .hasMessage("the association ended");
        ObjectRef after = append(store, bytes(3, LARGER_THAN_BUFFER));
        assertThat(after.container()).isNotEqualTo(before.container());
        disk.truncateFails = false;
        assertRecoversWith(1);
        try (DirectoryObjectStore recovered = reopen(directory)) {
            assertThat(read(recovered, before)).isEqualTo(bytes(1, LARGER_THAN_BUFFER));
            assertThat(read(recovered, after)).isEqualTo(bytes(3, LARGER_THAN_BUFFER));
        }
    }

    /** A real full disk, where the test may make one. */
    @Test
    void survivesARealFullDisk() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString()) == 0, "cannot mount");
        try (DirectoryObjectStore full = reopen(small)) {
            List<ObjectRef> kept = new ArrayList<>();
            StoreException refusal = null;
            while (refusal == null) {
                try {
                    kept.add(append(full, bytes(kept.size(), 300_000)));
                } catch (StoreException e) {
                    refusal = e;
                }
            }
            assertThat(refusal.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
            for (int i = 0; i < kept.size(); i++) {
                assertThat(read(full, kept.get(i))).isEqualTo(bytes(i, 300_000));
            }
            kept.subList(0, kept.size() - 1).forEach(full::delete);
            ObjectRef after = append(full, bytes(77, 300_000));
            assertThat(read(full, after)).isEqualTo(bytes(77, 300_000));
        } finally {
            run("umount", small.toString());
        }
    }

    private void assertRecoversWith(int unsealed) throws IOException {
        store.close();
        assertThat(files(directory, ".open")).hasSize(unsealed);
        reopen(directory).close();
        assertThat(files(directory, ".open")).isEmpty();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
