package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Bytes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Seeded randomness for property tests. The same seed gives the same values everywhere; print {@link #seed()} when a
 * property fails. Not thread-safe.
 */
public final class Generator {

    /** What {@link #check} runs for each seed. */
    @FunctionalInterface
    public interface Property {
        void holds(Generator generator) throws Exception;
    }

    private final long seed;
    private final SplittableRandom random;

    private Generator(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public static Generator seeded(long seed) {
        return new Generator(seed);
    }

    /** Runs a property for so many seeds; a failure names the seed. */
    public static void check(int runs, Property property) {
        for (long seed = 0; seed < runs; seed++) {
            try {
                property.holds(seeded(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    public long seed() {
        return seed;
    }

    /** From 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public long anyLong() {
        return random.nextLong();
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public String letters(int length) {
        return random.ints(length, 'A', 'Z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /** A valid UID under 2.25. */
    public String uid() {
        return "2.25." + Long.toUnsignedString(random.nextLong() | 1) + "." + random.nextInt(1, 1_000_000);
    }

    /** The bytes with something broken: bits flipped, cut off, a run overwritten, or a part repeated. */
    public Bytes mutated(Bytes original) {
        byte[] bytes = original.toArray();
        if (bytes.length == 0) {
            return original;
        }
        int at = below(bytes.length);
        switch (below(4)) {
            case 0 -> {
                return original.slice(0, at);
            }
            case 1 -> {
                byte[] run = bytes(Math.min(between(1, 8), bytes.length - at));
                System.arraycopy(run, 0, bytes, at, run.length);
            }
            case 2 -> {
                int length = Math.min(between(1, 64), bytes.length - at);
                System.arraycopy(bytes, below(bytes.length - length + 1), bytes, at, length);
            }
            default -> {
                for (int flips = between(1, 5); flips > 0; flips--) {
                    bytes[below(bytes.length)] ^= (byte) (1 << below(8));
                }
            }
        }
        return Bytes.wrap(bytes);
    }
}
