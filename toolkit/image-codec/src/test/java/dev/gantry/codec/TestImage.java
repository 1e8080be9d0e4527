package dev.gantry.codec;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/** A frame made from a seed. The same arguments give the same samples everywhere. */
public record TestImage(FrameFormat format, byte[] pixels) {

    /** What is in the picture. */
    public enum Content {
        CONSTANT,
        SMALLEST,
        LARGEST,
        EXTREMES,
        NOISE,
        RAMP,
        STEPS,
        TISSUE
    }

    public static TestImage of(FrameFormat format, Content content, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] row = new int[format.columns() * format.components()];
        byte[] pixels = new byte[(int) format.bytes()];
        SampleRows rows = new SampleRows(MemorySegment.ofArray(pixels), format);
        long constant = anything(format, random);
        for (int y = 0; y < format.rows(); y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (int) sample(format, content, random, constant, i, y);
            }
            rows.write(y, row);
        }
        return new TestImage(format, pixels);
    }

    private static long sample(
            FrameFormat format, Content content, SplittableRandom random, long constant, int i, int y) {
        int x = i / format.components();
        int component = i % format.components();
        return switch (content) {
            case CONSTANT -> constant;
            case SMALLEST -> least(format);
            case LARGEST -> most(format);
            case EXTREMES -> random.nextBoolean() ? least(format) : most(format);
            case NOISE -> anything(format, random);
            case RAMP -> clamp(format, least(format) + 3L * x + 2L * y + component);
            case STEPS -> clamp(format, least(format) + ((x / 9 + y / 5) % 4) * 13L);
            case TISSUE -> tissue(format, random, x, y, component);
        };
    }

    /** A bright disc on air, with noise. */
    private static long tissue(FrameFormat format, SplittableRandom random, int x, int y, int component) {
        double dx = x - format.columns() / 2.0;
        double dy = y - format.rows() / 2.0;
        double range = most(format) - (double) least(format);
        boolean inside = dx * dx + dy * dy < format.columns() * (double) format.rows() / 8;
        double level = inside ? 0.3 + 0.1 * Math.sin(dx / 20 + component) * Math.cos(dy / 30) : 0.01;
        return clamp(format, least(format) + Math.round(range * level + random.nextGaussian() * range / 300));
    }

    private static long anything(FrameFormat format, SplittableRandom random) {
        return random.nextLong(least(format), most(format) + 1);
    }

    private static long clamp(FrameFormat format, long value) {
        return Math.clamp(value, least(format), most(format));
    }

    private static long least(FrameFormat format) {
        return format.signed() ? -(1L << (format.bits() - 1)) : 0;
    }

    private static long most(FrameFormat format) {
        return (1L << (format.signed() ? format.bits() - 1 : format.bits())) - 1;
    }

    public MemorySegment segment() {
        return MemorySegment.ofArray(pixels);
    }
}
