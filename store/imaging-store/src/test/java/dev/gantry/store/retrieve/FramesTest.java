package dev.gantry.store.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.FrameTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void cutsNativePixelDataIntoFrames() throws IOException {
        byte[] object = {9, 9, 1, 2, 3, 4, 5, 6};
        Frames frames = over(object, new FrameTable.Native(2, 16, 3, false), 1);
        assertThat(frames.open(2).readAllBytes()).containsExactly(3, 4);
        assertThat(frames.length(2)).isEqualTo(2);
    }

    @Test
    void joinsTheFragmentsOfAFrame() throws IOException {
        byte[] object = {1, 2, 0, 3, 4, 0, 5};
        FrameTable table =
                new FrameTable.Encapsulated(new long[] {0, 3, 6}, new long[] {2, 2, 1}, new int[] {0, 2}, false);
        Frames frames = over(object, table, 1);
        assertThat(frames.open(1).readAllBytes()).containsExactly(1, 2, 3, 4);
        assertThat(frames.length(1)).isEqualTo(4);
        assertThat(frames.open(2).readAllBytes()).containsExactly(5);
    }

    @Test
    void turnsBigEndianCellsAround() throws IOException {
        byte[] object = {1, 2, 3, 4};
        assertThat(over(object, new FrameTable.Native(0, 32, 1, false), 2)
                        .open(1)
                        .readAllBytes())
                .containsExactly(2, 1, 4, 3);
    }

    @Test
    void turnsWordsAroundThatTwoFramesShare() throws IOException {
        // Three frames of three samples of 8 bits, in words of 16, and a byte of padding.
        byte[] object = {9, 2, 1, 4, 3, 6, 5, 8, 7, 0, 9};
        Frames frames = over(object, new FrameTable.Native(1, 24, 3, false), 2);
        assertThat(frames.open(1).readAllBytes()).containsExactly(1, 2, 3);
        assertThat(frames.open(2).readAllBytes()).containsExactly(4, 5, 6);
        assertThat(frames.open(3).readAllBytes()).containsExactly(7, 8, 9);
    }

    @Test
    void turnsManyWordsAround() throws IOException {
        byte[] object = new byte[100_000];
        new Random(1).nextBytes(object);
        byte[] got = over(object, new FrameTable.Native(0, 8 * 33_333, 3, false), 2)
                .open(2)
                .readAllBytes();
        assertThat(got).hasSize(33_333);
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).isEqualTo(object[i + 33_333 ^ 1]);
        }
    }

    @Test
    void movesPackedFramesToAByteBoundary() throws IOException {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            int bits = 1 + random.nextInt(40);
            int count = 1 + random.nextInt(9);
            byte[] object = new byte[(bits * count + 7) / 8];
            random.nextBytes(object);
            BitSet all = BitSet.valueOf(object);
            Frames frames = over(object, new FrameTable.Native(0, bits, count, false), 1);
            for (int frame = 1; frame <= count; frame++) {
                byte[] got = frames.open(frame).readAllBytes();
                assertThat(got).as("seed %d", seed).hasSize((bits + 7) / 8).hasSize((int) frames.length(frame));
                assertThat(BitSet.valueOf(got))
                        .as("seed %d, frame %d", seed, frame)
                        .isEqualTo(all.get((frame - 1) * bits, frame * bits));
            }
        }
    }

    @Test
    void knowsNoFrameBeyondTheLastOrBeforeTheFirst() {
        Frames frames = over(new byte[4], new FrameTable.Native(0, 16, 2, false), 1);
        assertThatThrownBy(() -> frames.open(3))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("frame 3");
        assertThatThrownBy(() -> frames.length(0)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> Frames.none().open(1)).isInstanceOf(StoreException.class);
    }

    private static Frames over(byte[] object, FrameTable table, int cellBytes) {
        return new Frames(
                table,
                cellBytes,
                range -> new ByteArrayInputStream(object, (int) range.offset(), (int) range.length()));
    }
}
