package dev.gantry.objects;

import static dev.gantry.objects.StoreFixture.append;
import static dev.gantry.objects.StoreFixture.assertFails;
import static dev.gantry.objects.StoreFixture.bytes;
import static dev.gantry.objects.StoreFixture.clear;
import static dev.gantry.objects.StoreFixture.copy;
import static dev.gantry.objects.StoreFixture.files;
import static dev.gantry.objects.StoreFixture.read;
import static dev.gantry.objects.StoreFixture.reopen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRecoveryTest {
    private static final int OBJECTS = 6;

    @TempDir
    Path temporary;

    private Path live;
    private Path crashed;

    @BeforeEach
    void makeDirectories() {
        live = temporary.resolve("live");
        crashed = temporary.resolve("crashed");
    }

    @Test
    void losesNoAcknowledgedObjectWhereverTheTailIsCut() throws IOException {
        List<ObjectRef> objects = crashWithObjects();
        Path open = files(crashed, ".open").getFirst();
        byte[] whole = withSomeZeros(open, objects);
        for (int length = 0; length <= whole.length; length++) {
            clear(crashed);
            Files.write(open, Arrays.copyOf(whole, length));
            try (DirectoryObjectStore store = reopen(crashed)) {
                assertWholeUpTo(store, objects, length);
                if (length % 16 == 0) {
                    ObjectRef next = append(store, bytes(99, 50));
                    assertThat(read(store, next)).isEqualTo(bytes(99, 50));
                }
            }
        }
    }

    @Test
    void losesNoObjectToDamageOutsideOfIt() throws IOException {
        List<ObjectRef> objects = crashWithObjects();
        Path open = files(crashed, ".open").getFirst();
        byte[] whole = withSomeZeros(open, objects);
        for (int at = 0; at < whole.length; at++) {
            clear(crashed);
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(open, damaged);
            try (DirectoryObjectStore store = reopen(crashed)) {
                for (int i = 0; i < OBJECTS; i++) {
                    ObjectRef object = objects.get(i);
                    if (at < object.offset() - RecordHeader.SIZE || at >= object.offset() + object.length()) {
                        assertThat(read(store, object))
                                .as("object %d, byte %d", i, at)
                                .isEqualTo(content(i));
                    } else {
                        assertThatThrownBy(() -> read(store, object))
                                .as("object %d, byte %d", i, at)
                                .isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void cutsOffAnObjectThatWasBeingWritten() throws Exception {
        byte[] bytes = bytes(1, 3_000_000);
        try (DirectoryObjectStore store = reopen(live)) {
            ObjectRef before = append(store, bytes);
            ObjectRef after = store.append(sink -> {
                sink.write(bytes);
                copy(live, crashed);
            });
            try (DirectoryObjectStore recovered = reopen(crashed)) {
                assertThat(read(recovered, before)).isEqualTo(bytes);
                assertFails(ErrorCode.NOT_FOUND, () -> read(recovered, after));
            }
        }
        assertThat(sizeOf(crashed)).isLessThan(3_001_000);
    }

    @Test
    void doesNotTakeARecordInsideAnUnfinishedObjectForOneOfItsOwn() throws IOException {
        List<ObjectRef> objects = crashWithObjects();
        byte[] segment = Files.readAllBytes(files(crashed, ".open").getFirst());
        Path second = temporary.resolve("second");
        try (DirectoryObjectStore store = reopen(live.resolveSibling("other"))) {
            store.append(sink -> {
                for (int i = 0; i < 3; i++) {
                    sink.write(segment);
                }
                copy(live.resolveSibling("other"), second);
            });
        }
        try (DirectoryObjectStore recovered = reopen(second)) {
            assertThat(files(second, ".segment")).isEmpty();
            ObjectRef stranger = objects.getFirst();
            assertFails(ErrorCode.NOT_FOUND, () -> read(recovered, stranger));
        }
    }

    @Test
    void recoversADirectoryCopiedAtAnyMomentOfALoad() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path from = temporary.resolve("load" + round);
            Path to = temporary.resolve("copy" + round);
            List<Integer> lengths = List.of(10, 5_000, 70_000, 400_000);
            List<Future<ObjectRef>> appends = new ArrayList<>();
            List<ObjectRef> acknowledged = new ArrayList<>();
            try (DirectoryObjectStore store = reopen(from);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 40; i++) {
                    byte[] bytes = content(i, lengths);
                    appends.add(threads.submit(() -> append(store, bytes)));
                }
                for (int i = 0; i < round * 4; i++) {
                    acknowledged.add(appends.get(i).get());
                }
                copyWhileInUse(from, to);
            }
            try (DirectoryObjectStore recovered = reopen(to)) {
                for (int i = 0; i < acknowledged.size(); i++) {
                    assertThat(read(recovered, acknowledged.get(i))).isEqualTo(content(i, lengths));
                }
            }
        }
    }

    @Test
    void recoversTwiceToTheSame() throws IOException {
        List<ObjectRef> objects = crashWithObjects();
        for (int i = 0; i < 2; i++) {
            try (DirectoryObjectStore store = reopen(crashed)) {
                assertWholeUpTo(store, objects, Long.MAX_VALUE);
            }
        }
        assertThat(files(crashed, ".open")).isEmpty();
    }

    @Test
    void removesASegmentOfWhichNothingLives() throws IOException {
        try (DirectoryObjectStore store = reopen(live)) {
            for (int i = 0; i < OBJECTS; i++) {
                store.delete(append(store, content(i)));
            }
            copy(live, crashed);
        }
        reopen(crashed).close();
        assertThat(files(crashed, ".segment")).isEmpty();
        assertThat(files(crashed, ".open")).isEmpty();
    }

    /** A segment without its end: every object was acknowledged, and the store was not closed. */
    private List<ObjectRef> crashWithObjects() throws IOException {
        List<ObjectRef> objects = new ArrayList<>();
        try (DirectoryObjectStore store = reopen(live)) {
            for (int i = 0; i < OBJECTS; i++) {
                objects.add(append(store, content(i)));
            }
            copy(live, crashed);
        }
        return objects;
    }

    /** The file of a segment, with a few of the many zeros behind its last object. */
    private static byte[] withSomeZeros(Path segment, List<ObjectRef> objects) throws IOException {
        ObjectRef last = objects.getLast();
        return Arrays.copyOf(Files.readAllBytes(segment), (int) (last.offset() + last.length()) + 40);
    }

    private static void assertWholeUpTo(DirectoryObjectStore store, List<ObjectRef> objects, long length)
            throws IOException {
        for (int i = 0; i < OBJECTS; i++) {
            ObjectRef object = objects.get(i);
            if (object.offset() + object.length() <= length) {
                assertThat(read(store, object)).isEqualTo(content(i));
            } else {
                assertFails(ErrorCode.NOT_FOUND, () -> read(store, object));
            }
        }
    }

    /** A sealed file can take the place of an open one between listing and copying: then the copy begins anew. */
    private static void copyWhileInUse(Path from, Path to) throws IOException {
        while (true) {
            try {
                copy(from, to);
                return;
            } catch (NoSuchFileException sealedMeanwhile) {
                clear(to);
            }
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        long size = 0;
        for (Path file : files(directory, "")) {
            size += Files.size(file);
        }
        return size;
    }

    private static byte[] content(int i) {
        return bytes(i, new int[] {40, 0, 9, 120, 1, 77}[i]);
    }

    private static byte[] content(int i, List<Integer> lengths) {
        return bytes(i, lengths.get(i % lengths.size()));
    }
}
