package dev.gantry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.testkit.Generator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bounded run: the seeds, every input that was kept, and the same mutations of them each time. */
class FuzzTest {
    private static final Path CORPUS = Path.of("corpus");
    private static final int MUTATIONS = 500;

    /** What one input may make the toolkit allocate in all, most of it short-lived: a part for tables, the rest by size. */
    private static final long ALLOWED = 64L << 20;

    private static final long ALLOWED_A_BYTE = 4_096;

    @ParameterizedTest
    @EnumSource(Target.class)
    void takesOrRefusesWhatWasKept(Target target) throws IOException {
        for (byte[] input : target.seeds()) {
            hold(target, input, "a seed");
        }
        Path folder = CORPUS.resolve(target.folder());
        if (Files.isDirectory(folder)) {
            for (Path file : files(folder)) {
                hold(target, Files.readAllBytes(file), file.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void takesOrRefusesWhatIsBroken(Target target) {
        List<byte[]> seeds = target.seeds();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Generator generator = Generator.seeded(seed);
            Bytes input = Bytes.wrap(generator.oneOf(seeds));
            for (int times = generator.between(1, 4); times > 0; times--) {
                input = generator.mutated(input);
            }
            hold(target, input.toArray(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void allocatesInProportionToTheInput(Target target) {
        target.seeds().forEach(target::check);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int seed = 0; seed < MUTATIONS / 5; seed++) {
            Generator generator = Generator.seeded(seed);
            byte[] input = generator
                    .mutated(Bytes.wrap(generator.oneOf(target.seeds())))
                    .toArray();
            long before = threads.getCurrentThreadAllocatedBytes();
            target.check(input);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("%s, seed %s, of %s bytes", target, seed, input.length)
                    .isLessThan(ALLOWED + ALLOWED_A_BYTE * input.length);
        }
    }

    private static void hold(Target target, byte[] input, String what) {
        try {
            target.check(input);
        } catch (RuntimeException | Error e) {
            fail(target + " with " + what + ": " + HexFormat.of().formatHex(input, 0, Math.min(input.length, 400)), e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
