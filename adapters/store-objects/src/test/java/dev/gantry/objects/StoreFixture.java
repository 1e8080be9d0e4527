package dev.gantry.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of the directory store do over and over. */
final class StoreFixture {
    private StoreFixture() {}

    /** Small segments and buffers, and no space kept free. */
    static ObjectsSettings settings(Path directory) {
        return new ObjectsSettings(directory, 1 << 20, 128 << 10, 1 << 20, 0);
    }

    static DirectoryObjectStore reopen(Path directory) throws IOException {
        return new DirectoryObjectStore(settings(directory));
    }

    static ObjectRef append(ObjectStore store, byte[] bytes) throws IOException {
        return store.append(sink -> sink.write(bytes));
    }

    static byte[] read(ObjectStore store, ObjectRef object) throws IOException {
        try (InputStream in = store.open(object, new ByteRange(0, object.length()))) {
            return in.readAllBytes();
        }
    }

    /** Bytes that a seed decides. */
    static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** The files of a directory whose name ends so. */
    static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Copies a directory as a crash would leave it: without closing what is open. */
    static Path copy(Path directory, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path file : files(directory, "")) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
        return target;
    }

    static void clear(Path directory) throws IOException {
        for (Path file : files(directory, "")) {
            Files.delete(file);
        }
    }
}
