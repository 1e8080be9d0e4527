package dev.gantry.codec;

/**
 * The shape of one frame of samples. In memory, samples are little endian, pixel by pixel from the top left, the
 * components of a pixel side by side; each takes {@link #bytesPerSample()} bytes, signed ones in two's complement and
 * extended to the whole container.
 *
 * @param columns pixels across, 1 to 65535 (more only where a format allows it)
 * @param rows pixels down, 1 to 65535 likewise
 * @param components samples a pixel, 1 to 4
 * @param bits significant bits of a sample, 1 to 32
 * @param signed whether samples are two's complement
 */
public record FrameFormat(int columns, int rows, int components, int bits, boolean signed) {

    /** @throws IllegalArgumentException when a number is out of its range */
    public FrameFormat {
        require(columns > 0 && rows > 0, "a frame of " + columns + " x " + rows + " pixels");
        require(components >= 1 && components <= 4, components + " components");
        require(bits >= 1 && bits <= 32, bits + " bits a sample");
    }

    /** 1 for up to 8 bits, 2 for up to 16, 4 for up to 32. */
    public int bytesPerSample() {
        return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
    }

    /** Samples of the whole frame, all components together. */
    public long samples() {
        return (long) columns * rows * components;
    }

    /** Bytes of the whole frame in memory. */
    public long bytes() {
        return samples() * bytesPerSample();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
