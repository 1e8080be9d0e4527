package dev.gantry.store.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.store.imageset.FrameCheck;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class FrameMeterTest {
    @Test
    void measuresSignedSamplesBelowAndAboveZero() {
        byte[] frame = {0x00, (byte) 0x80, (byte) 0xff, 0x7f, 0x01, 0x00};
        assertThat(measure(new SampleFormat(2, 0, 16, true, false), frame, 6, 1, 6))
                .containsExactly(new FrameCheck(crc(frame, 0, 6), -32768, 32767));
    }

    @Test
    void ignoresBitsOutsideTheStoredOnes() {
        byte[] frame = {(byte) 0xff, (byte) 0xf0, 0x01, (byte) 0xf8};
        assertThat(measure(new SampleFormat(2, 0, 12, true, false), frame, 4, 1, 4))
                .containsExactly(new FrameCheck(crc(frame, 0, 4), -2047, 0xff));
    }

    @Test
    void ignoresWhatLiesBehindTheLastFrame() {
        byte[] pixels = {1, 2, 3, 4, 99};
        assertThat(measure(new SampleFormat(1, 0, 8, false, false), pixels, 2, 2, 5))
                .containsExactly(new FrameCheck(crc(pixels, 0, 2), 1, 2), new FrameCheck(crc(pixels, 2, 2), 3, 4));
    }

    @Test
    void agreesWithAPlainReckoningForAnyFormatAndAnyCutOfTheStream() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            SampleFormat format = anyFormat(random);
            int bytesPerFrame = format.bytes() * (1 + random.nextInt(40));
            int frames = 1 + random.nextInt(4);
            byte[] pixels = new byte[bytesPerFrame * frames + random.nextInt(3)];
            random.nextBytes(pixels);
            List<FrameCheck> expected = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                expected.add(plainly(format, pixels, i * bytesPerFrame, bytesPerFrame));
            }
            assertThat(measure(format, pixels, bytesPerFrame, frames, 1 + random.nextInt(50)))
                    .as("seed %d, %s", seed, format)
                    .isEqualTo(expected);
        }
    }

    private static SampleFormat anyFormat(Random random) {
        int bytes = 1 << random.nextInt(3);
        int bits = 1 + random.nextInt(8 * bytes);
        int shift = random.nextInt(8 * bytes - bits + 1);
        return new SampleFormat(bytes, shift, bits, random.nextBoolean(), random.nextBoolean());
    }

    private static List<FrameCheck> measure(
            SampleFormat format, byte[] pixels, int bytesPerFrame, int frames, int chunk) {
        FrameMeter meter = new FrameMeter(format, bytesPerFrame, frames);
        for (int at = 0; at < pixels.length; at += chunk) {
            meter.update(pixels, at, Math.min(chunk, pixels.length - at));
        }
        return meter.checks();
    }

    private static FrameCheck plainly(SampleFormat format, byte[] pixels, int from, int length) {
        BigInteger min = null;
        BigInteger max = null;
        for (int at = from; at < from + length; at += format.bytes()) {
            BigInteger cell = BigInteger.ZERO;
            for (int b = 0; b < format.bytes(); b++) {
                int index = format.bigEndian() ? at + b : at + format.bytes() - 1 - b;
                cell = cell.shiftLeft(8).or(BigInteger.valueOf(pixels[index] & 0xff));
            }
            BigInteger sample = cell.shiftRight(format.shift()).mod(BigInteger.TWO.pow(format.bits()));
            if (format.signed() && sample.testBit(format.bits() - 1)) {
                sample = sample.subtract(BigInteger.TWO.pow(format.bits()));
            }
            min = min == null ? sample : min.min(sample);
            max = max == null ? sample : max.max(sample);
        }
        return new FrameCheck(crc(pixels, from, length), min.doubleValue(), max.doubleValue());
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
