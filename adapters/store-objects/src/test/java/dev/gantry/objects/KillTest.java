package dev.gantry.objects;

import static dev.gantry.objects.StoreFixture.bytes;
import static dev.gantry.objects.StoreFixture.read;
import static dev.gantry.objects.StoreFixture.reopen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.object.ObjectRef;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of a load, again and again on one directory. */
@Timeout(120)
class KillTest {
    private static final int ROUNDS = 4;
    private static final int THREADS = 4;

    @TempDir
    Path directory;

    @Test
    void keepsEveryAcknowledgedObjectThroughKills() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(loadAndKill(round, 30 + 60 * round));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 30);
        try (DirectoryObjectStore store = reopen(directory)) {
            for (String line : acknowledged) {
                String[] fields = line.split(" ");
                ObjectRef object = new ObjectRef(fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3]));
                assertThat(read(store, object)).as(line).isEqualTo(content(Long.parseLong(fields[0])));
            }
        }
    }

    private List<String> loadAndKill(int round, int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        directory.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            for (String line; (line = output.readLine()) != null; ) {
                if (line.endsWith(" whole")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == lines) {
                    child.toHandle().destroyForcibly(); // what it said before its end is read too
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static byte[] content(long seed) {
        int length = new Random(seed).nextInt(4) == 0 ? 700_000 : 20_000;
        return bytes(seed, length + (int) (seed % 1_000));
    }

    /** Appends until it is killed, and says what it has stored. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            DirectoryObjectStore store = reopen(Path.of(arguments[0]));
            PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
            for (int t = 0; t < THREADS; t++) {
                long first = Long.parseLong(arguments[1]) * 1_000_000 + t * 100_000;
                Thread.ofPlatform().start(() -> load(store, first, output));
            }
        }

        private static void load(DirectoryObjectStore store, long first, PrintStream output) {
            for (long seed = first; ; seed++) {
                byte[] content = content(seed);
                try {
                    ObjectRef object = store.append(sink -> sink.write(content));
                    output.println(
                            seed + " " + object.container() + " " + object.offset() + " " + object.length() + " whole");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
