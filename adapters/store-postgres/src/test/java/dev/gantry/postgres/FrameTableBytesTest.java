package dev.gantry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.catalog.FrameTable;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameTableBytesTest {
    @Test
    void comesBackAsItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            FrameTable table = random.nextBoolean() ? anyNative(random) : anyEncapsulated(random);
            assertThat(FrameTableBytes.decode(FrameTableBytes.encode(table)))
                    .as("seed " + seed)
                    .isEqualTo(table);
        }
        assertThat(FrameTableBytes.decode(FrameTableBytes.encode(new FrameTable.None())))
                .isEqualTo(new FrameTable.None());
    }

    private static FrameTable anyNative(Random random) {
        return new FrameTable.Native(
                random.nextLong(Long.MAX_VALUE),
                random.nextLong(Long.MAX_VALUE),
                random.nextInt(1 << 30),
                random.nextBoolean());
    }

    private static FrameTable anyEncapsulated(Random random) {
        int fragments = random.nextInt(20);
        long[] offsets = LongStream.generate(() -> random.nextLong(1L << 50))
                .limit(fragments)
                .toArray();
        long[] lengths = LongStream.generate(() -> random.nextLong(1L << 33))
                .limit(fragments)
                .toArray();
        int[] first = IntStream.range(0, fragments)
                .filter(i -> i == 0 || random.nextInt(3) > 0)
                .toArray();
        return new FrameTable.Encapsulated(offsets, lengths, first, random.nextBoolean());
    }

    @Test
    void takesFewBytesForManyFrames() {
        int frames = 100_000;
        long[] offsets = LongStream.range(0, frames).map(i -> i * 30_008).toArray();
        long[] lengths = LongStream.range(0, frames).map(i -> 30_000).toArray();
        FrameTable table = new FrameTable.Encapsulated(
                offsets, lengths, IntStream.range(0, frames).toArray(), false);
        assertThat(FrameTableBytes.encode(table)).hasSizeLessThan(5 * frames);
    }
}
