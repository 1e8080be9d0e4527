package dev.gantry.examples;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.jpegls.JpegLsDecoder;
import dev.gantry.codec.jpegls.JpegLsEncoder;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** image-codec: compresses samples that are no DICOM at all, and gets them back: {@code Squeeze}. */
public final class Squeeze {
    private static final int SIDE = 256;

    private Squeeze() {}

    public static void main(String[] arguments) throws IOException {
        byte[] slope = slope();
        // region:codec
        FrameFormat format = new FrameFormat(SIDE, SIDE, 1, 8, false);
        byte[] codestream = new JpegLsEncoder().encode(MemorySegment.ofArray(slope), format);
        byte[] back = new byte[slope.length];
        new JpegLsDecoder().decode(MemorySegment.ofArray(codestream), format, MemorySegment.ofArray(back));
        // endregion
        System.out.println(
                slope.length + " bytes in " + codestream.length + ", the same again: " + Arrays.equals(slope, back));
    }

    private static byte[] slope() {
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i / SIDE + i % SIDE >> 1);
        }
        return samples;
    }
}
