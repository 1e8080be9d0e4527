package dev.gantry.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.codec.TestImage.Content;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every lossless codec does, with an encoder and a decoder that belong together. A codec's test extends it; the
 * time limit is there for loops that never end only.
 */
@Timeout(120)
public abstract class FrameCodecContract {

    protected abstract FrameEncoder encoder();

    protected abstract FrameDecoder decoder();

    /** Every number of components, bits and sign that the codec carries, each once; columns and rows do not matter. */
    protected abstract List<FrameFormat> kinds();

    /** Formats of one pixel, of so many components and from the fewest to the most bits, signed and not. */
    protected static List<FrameFormat> kinds(List<Integer> components, int fewestBits, int mostBits) {
        List<FrameFormat> kinds = new ArrayList<>();
        for (int count : components) {
            for (int bits = fewestBits; bits <= mostBits; bits++) {
                kinds.add(new FrameFormat(1, 1, count, bits, false));
                kinds.add(new FrameFormat(1, 1, count, bits, true));
            }
        }
        return kinds;
    }

    @Test
    void roundTripsEveryKindOfSampleAndContent() throws CodecException {
        long seed = 1;
        for (FrameFormat kind : kinds()) {
            for (Content content : Content.values()) {
                roundTrips(sized(kind, 37, 23), content, seed++);
            }
        }
    }

    @Test
    void roundTripsEverySmallSize() throws CodecException {
        long seed = 1000;
        for (int columns = 1; columns <= 10; columns++) {
            for (int rows = 1; rows <= 10; rows++) {
                for (Content content : List.of(Content.NOISE, Content.STEPS, Content.EXTREMES)) {
                    roundTrips(sized(kindOf(seed), columns, rows), content, seed++);
                }
            }
        }
    }

    @Test
    void roundTripsLongRowsAndColumns() throws CodecException {
        long seed = 2000;
        for (Content content : Content.values()) {
            roundTrips(sized(kindOf(seed), 3001, 2), content, seed++);
            roundTrips(sized(kindOf(seed), 2, 3001), content, seed++);
            roundTrips(sized(kindOf(seed), 1, 257), content, seed++);
            roundTrips(sized(kindOf(seed), 257, 1), content, seed++);
            roundTrips(sized(kindOf(seed), 256, 256), content, seed++);
        }
    }

    @Test
    void saysTheShapeOfItsCodestream() throws CodecException {
        for (FrameFormat kind : kinds()) {
            FrameFormat format = sized(kind, 19, 11);
            byte[] codestream = encoder().encode(image(format, 5).segment(), format);
            var said = decoder().format(MemorySegment.ofArray(codestream));
            said.ifPresent(found -> {
                assertThat(found.columns()).isEqualTo(19);
                assertThat(found.rows()).isEqualTo(11);
                assertThat(found.components()).isEqualTo(format.components());
                assertThat(found.bits()).isGreaterThanOrEqualTo(format.bits());
            });
        }
    }

    @Test
    void refusesACodestreamOfAnotherShape() throws CodecException {
        FrameFormat format = sized(kinds().getFirst(), 16, 16);
        MemorySegment codestream =
                MemorySegment.ofArray(encoder().encode(image(format, 6).segment(), format));
        if (decoder().format(codestream).isEmpty()) {
            return;
        }
        for (FrameFormat other : List.of(sized(format, 17, 16), sized(format, 16, 15))) {
            byte[] pixels = new byte[(int) other.bytes()];
            assertThatThrownBy(() -> decoder().decode(codestream, other, MemorySegment.ofArray(pixels)))
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void warnsOfOrRefusesTruncatedCodestreams() throws CodecException {
        for (long seed = 0; seed < 12; seed++) {
            FrameFormat format = sized(kindOf(seed), 40, 30);
            byte[] codestream = encoder().encode(image(format, seed).segment(), format);
            for (int length = 0; length < codestream.length; length += 1 + length / 16) {
                survives(Arrays.copyOf(codestream, length), format, "seed " + seed + ", cut at " + length);
            }
            assertThat(survives(Arrays.copyOf(codestream, codestream.length / 2), format, "half of seed " + seed))
                    .as("half a codestream is not a sound one")
                    .isFalse();
        }
    }

    @Test
    void survivesMutatedCodestreams() throws CodecException {
        for (long seed = 0; seed < 1500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FrameFormat format = sized(kindOf(seed), random.nextInt(1, 48), random.nextInt(1, 48));
            byte[] codestream = encoder().encode(image(format, seed).segment(), format);
            survives(mutated(codestream, random), format, "mutation with seed " + seed);
        }
    }

    @Test
    void survivesBytesThatAreNoCodestream() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            survives(bytes, sized(kindOf(seed), 9, 9), "noise with seed " + seed);
        }
    }

    @Test
    void worksInNativeAndReadOnlyMemoryAndLeavesWhatIsBehindTheFrame() throws CodecException {
        FrameFormat format = sized(kindOf(3), 33, 21);
        TestImage image = image(format, 9);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment frame = arena.allocate(format.bytes());
            frame.copyFrom(image.segment());
            byte[] encoded = encoder().encode(frame.asReadOnly(), format);
            MemorySegment codestream = arena.allocate(encoded.length);
            codestream.copyFrom(MemorySegment.ofArray(encoded));
            MemorySegment decoded = arena.allocate(format.bytes() + 8);
            decoded.fill((byte) 0x5a);
            decoder().decode(codestream.asReadOnly(), format, decoded);
            assertThat(decoded.asSlice(0, format.bytes()).mismatch(image.segment()))
                    .isEqualTo(-1);
            assertThat(decoded.asSlice(format.bytes()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
                    .containsOnly(0x5a);
        }
    }

    @Test
    void isTheSameForManyThreads() throws Exception {
        FrameEncoder encoder = encoder();
        FrameDecoder decoder = decoder();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (long seed = 0; seed < 64; seed++) {
            TestImage image = image(sized(kindOf(seed), 50, 40), seed);
            tasks.add(() -> {
                byte[] codestream = encoder.encode(image.segment(), image.format());
                byte[] pixels = new byte[image.pixels().length];
                decoder.decode(MemorySegment.ofArray(codestream), image.format(), MemorySegment.ofArray(pixels));
                return Arrays.equals(pixels, image.pixels());
            });
        }
        try (var executor = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> same : executor.invokeAll(tasks)) {
                assertThat(same.get()).isTrue();
            }
        }
    }

    private void roundTrips(FrameFormat format, Content content, long seed) throws CodecException {
        TestImage image = TestImage.of(format, content, seed);
        byte[] codestream = encoder().encode(image.segment(), format);
        byte[] pixels = new byte[(int) format.bytes()];
        Arrays.fill(pixels, (byte) 0xa5);
        List<String> warnings =
                decoder().decode(MemorySegment.ofArray(codestream), format, MemorySegment.ofArray(pixels));
        assertThat(Arrays.mismatch(pixels, image.pixels()))
                .as("first byte that differs in %s of %s, seed %d", content, format, seed)
                .isEqualTo(-1);
        assertThat(warnings).isEmpty();
    }

    /** Whether it decodes without a warning; anything but an image or a {@link CodecException} fails the test. */
    private boolean survives(byte[] bytes, FrameFormat format, String what) {
        MemorySegment codestream = MemorySegment.ofArray(bytes);
        byte[] pixels = new byte[(int) format.bytes()];
        try {
            var unused = decoder().format(codestream);
            return decoder()
                    .decode(codestream, format, MemorySegment.ofArray(pixels))
                    .isEmpty();
        } catch (CodecException e) {
            assertThat(e).as(what).hasMessageNotContainingAny("null");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(what + ": " + e, e);
        }
    }

    private FrameFormat kindOf(long seed) {
        List<FrameFormat> kinds = kinds();
        return kinds.get(new SplittableRandom(seed).nextInt(kinds.size()));
    }

    private static TestImage image(FrameFormat format, long seed) {
        Content[] contents = Content.values();
        return TestImage.of(format, contents[(int) (seed % contents.length)], seed);
    }

    private static FrameFormat sized(FrameFormat kind, int columns, int rows) {
        return new FrameFormat(columns, rows, kind.components(), kind.bits(), kind.signed());
    }

    private static byte[] mutated(byte[] codestream, SplittableRandom random) {
        byte[] bytes = codestream.clone();
        // Most in the first bytes, where the headers are.
        int reach = random.nextBoolean() ? Math.min(bytes.length, 80) : bytes.length;
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(reach);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) 0xff;
                default -> {
                    int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
