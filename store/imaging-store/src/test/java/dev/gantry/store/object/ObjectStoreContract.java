package dev.gantry.store.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ObjectStore} promises. A test of an implementation extends this and closes what it made. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ObjectStoreContract {
    private static final int LARGE = 5_000_011;

    private ObjectStore store;

    /** A store without objects. Called once a test. */
    protected abstract ObjectStore newStore() throws IOException;

    @BeforeEach
    final void makeStore() throws IOException {
        store = newStore();
    }

    @Test
    void readsBackWhatWasAppended() throws IOException {
        byte[] bytes = bytes(1, 10_007);
        ObjectRef object = append(bytes);
        assertThat(object.length()).isEqualTo(bytes.length);
        assertThat(read(object)).isEqualTo(bytes);
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        ObjectRef object = store.append(sink -> {});
        assertThat(object.length()).isZero();
        assertThat(read(object)).isEmpty();
    }

    @Test
    void keepsAnObjectLargerThanAnyBuffer() throws IOException {
        byte[] bytes = bytes(2, LARGE);
        ObjectRef object = append(bytes);
        ObjectRef next = append(bytes(3, 10));
        assertThat(read(object)).isEqualTo(bytes);
        assertThat(read(object, LARGE - 70_000, 70_000)).isEqualTo(slice(bytes, LARGE - 70_000, 70_000));
        assertThat(read(next)).isEqualTo(bytes(3, 10));
    }

    @Test
    void takesBytesInPiecesOfAnySize() throws IOException {
        byte[] bytes = bytes(4, 300_000);
        Random random = new Random(4);
        ObjectRef object = store.append(sink -> {
            for (int at = 0; at < bytes.length; ) {
                int piece = Math.min(bytes.length - at, random.nextInt(1, 40_000));
                sink.write(bytes[at]);
                sink.write(bytes, at + 1, piece - 1);
                sink.flush();
                at += piece;
            }
        });
        assertThat(read(object)).isEqualTo(bytes);
    }

    @Test
    void keepsNoHoldOfTheBytesItWasGiven() throws IOException {
        byte[] reused = bytes(5, 5_000);
        ObjectRef object = store.append(sink -> {
            sink.write(reused);
            Arrays.fill(reused, (byte) 0);
        });
        assertThat(read(object)).isEqualTo(bytes(5, 5_000));
    }

    @Test
    void readsAnyRangeAndNothingBeyond() throws IOException {
        byte[] bytes = bytes(6, 200_000);
        ObjectRef object = append(bytes);
        append(bytes(7, 1_000));
        for (int[] range : new int[][] {{0, 1}, {0, 200_000}, {199_999, 1}, {200_000, 0}, {17, 0}, {70_001, 66_000}}) {
            assertThat(read(object, range[0], range[1])).isEqualTo(slice(bytes, range[0], range[1]));
        }
    }

    @Test
    void answersEveryWayOfReadingAlike() throws IOException {
        byte[] bytes = bytes(8, 100_000);
        ObjectRef object = append(bytes);
        try (InputStream in = store.open(object, new ByteRange(1_000, 90_000))) {
            assertThat(in.read()).isEqualTo(bytes[1_000] & 0xff);
            assertThat(in.skip(9)).isEqualTo(9);
            assertThat(in.readNBytes(50)).isEqualTo(slice(bytes, 1_010, 50));
            assertThat(in.readNBytes(new byte[10], 3, 7)).isEqualTo(7);
            assertThat(in.skip(0)).isZero();
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            assertThat(in.transferTo(rest)).isEqualTo(90_000 - 67);
            assertThat(rest.toByteArray()).isEqualTo(slice(bytes, 1_067, 90_000 - 67));
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[4])).isEqualTo(-1);
            assertThat(in.readAllBytes()).isEmpty();
            assertThat(in.skip(5)).isZero();
        }
    }

    @Test
    void refusesARangeThatIsNotInsideTheObject() throws IOException {
        ObjectRef object = append(bytes(9, 100));
        append(bytes(10, 100));
        assertFails(ErrorCode.VALIDATION, () -> store.open(object, new ByteRange(0, 101)));
        assertFails(ErrorCode.VALIDATION, () -> store.open(object, new ByteRange(101, 0)));
    }

    @Test
    void knowsOnlyObjectsThatWereAppended() throws IOException {
        ObjectRef object = append(bytes(11, 100));
        ByteRange none = new ByteRange(0, 0);
        for (ObjectRef unknown : List.of(
                new ObjectRef("elsewhere", 0, 1),
                new ObjectRef("../../etc/passwd", 0, 1),
                new ObjectRef(object.container(), object.offset(), 99),
                new ObjectRef(object.container(), object.offset() + 8, 92),
                new ObjectRef(object.container(), object.offset() + 1_000_000_000_000L, 100))) {
            assertFails(ErrorCode.NOT_FOUND, () -> store.open(unknown, none));
            store.delete(unknown);
        }
        assertThat(read(object)).isEqualTo(bytes(11, 100));
    }

    @Test
    void forgetsADeletedObjectAndNoOther() throws IOException {
        ObjectRef before = append(bytes(12, 1_000));
        ObjectRef deleted = append(bytes(13, 1_000));
        ObjectRef after = append(bytes(14, 1_000));
        store.delete(deleted);
        store.delete(deleted);
        assertFails(ErrorCode.NOT_FOUND, () -> store.open(deleted, new ByteRange(0, 1)));
        assertThat(read(before)).isEqualTo(bytes(12, 1_000));
        assertThat(read(after)).isEqualTo(bytes(14, 1_000));
    }

    @Test
    void readsAnObjectToItsEndThoughItIsDeletedMeanwhile() throws IOException {
        byte[] bytes = bytes(15, 500_000);
        ObjectRef object = append(bytes);
        try (InputStream in = store.open(object, new ByteRange(0, bytes.length))) {
            assertThat(in.readNBytes(10)).isEqualTo(slice(bytes, 0, 10));
            store.delete(object);
            append(bytes(16, 500_000));
            assertThat(in.readAllBytes()).isEqualTo(slice(bytes, 10, bytes.length - 10));
        }
    }

    @Test
    void passesOnWhatTheContentThrewAndGoesOn() throws IOException {
        IOException cut = new IOException("the association ended");
        IllegalStateException defect = new IllegalStateException();
        for (int length : new int[] {0, 1_000, LARGE}) {
            assertThatThrownBy(() -> store.append(sink -> {
                        sink.write(bytes(17, length));
                        throw cut;
                    }))
                    .isSameAs(cut);
            assertThatThrownBy(() -> store.append(sink -> {
                        sink.write(bytes(17, length));
                        throw defect;
                    }))
                    .isSameAs(defect);
            assertThat(read(append(bytes(18, LARGE / 2)))).isEqualTo(bytes(18, LARGE / 2));
        }
    }

    @Test
    void takesNothingFromAContentThatHasReturned() throws IOException {
        List<OutputStream> kept = new ArrayList<>();
        ObjectRef object = store.append(sink -> {
            kept.add(sink);
            sink.write(bytes(19, 100));
        });
        assertThatThrownBy(() -> kept.getFirst().write(1)).isInstanceOf(IOException.class);
        assertThat(read(object)).isEqualTo(bytes(19, 100));
    }

    @Test
    void appendsSideBySide() throws Exception {
        List<Future<ObjectRef>> appends = new ArrayList<>();
        int[] sizes = {0, 1, 900, 8_192, 65_536, 70_000, 1_100_000};
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 140; i++) {
                byte[] bytes = bytes(i, sizes[i % sizes.length]);
                appends.add(threads.submit(() -> append(bytes)));
            }
        }
        for (int i = 0; i < appends.size(); i++) {
            assertThat(read(appends.get(i).get())).isEqualTo(bytes(i, sizes[i % sizes.length]));
        }
    }

    @Test
    void aStalledContentHoldsUpNoOther() throws Exception {
        CountDownLatch stalled = new CountDownLatch(40);
        CountDownLatch released = new CountDownLatch(1);
        byte[] bytes = bytes(20, 2_000_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ObjectRef>> slow = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int half = i % 2 == 0 ? 1_500_000 : 100;
                slow.add(threads.submit(() -> store.append(sink -> {
                    sink.write(bytes, 0, half);
                    stalled.countDown();
                    await(released);
                    sink.write(bytes, half, bytes.length - half);
                })));
            }
            stalled.await();
            for (int i = 0; i < 5; i++) {
                assertThat(read(append(bytes(i, 1_200_000)))).isEqualTo(bytes(i, 1_200_000));
                assertThat(read(append(bytes(i, 100)))).isEqualTo(bytes(i, 100));
            }
            released.countDown();
            for (Future<ObjectRef> object : slow) {
                assertThat(read(object.get())).isEqualTo(bytes);
            }
        }
    }

    private ObjectRef append(byte[] bytes) throws IOException {
        return store.append(sink -> sink.write(bytes));
    }

    private byte[] read(ObjectRef object) throws IOException {
        return read(object, 0, object.length());
    }

    private byte[] read(ObjectRef object, long offset, long length) throws IOException {
        try (InputStream in = store.open(object, new ByteRange(offset, length))) {
            return in.readAllBytes();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(50, TimeUnit.SECONDS)) {
                throw new IOException("nobody went on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] slice(byte[] bytes, int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }
}
