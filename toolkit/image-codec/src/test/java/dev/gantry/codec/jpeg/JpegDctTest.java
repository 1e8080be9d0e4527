package dev.gantry.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.TestImage;
import dev.gantry.codec.TestImage.Content;
import dev.gantry.codec.jpeg.JpegBaselineEncoder.Chroma;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class JpegDctTest {
    private static final FrameFormat PROGRESSIVE_FORMAT = new FrameFormat(21, 13, 1, 8, false);
    /** A smooth pattern with noise, as libjpeg-turbo's cjpeg codes it in ten scans. */
    private static final byte[] PROGRESSIVE = HexFormat.of()
            .parseHex(
                    "ffd8ffe000104a46494600010100000100010000ffdb0043000503040404030504040405050506070c08070707070f0b0b09"
                            + "0c110f1212110f111113161c1713141a1511111821181a1d1d1f1f1f13172224221e241c1e1f1effc2000b08000d00150101"
                            + "1100ffc400160001010100000000000000000000000000050407ffda0008010100000001ba714c6346ffc4001d1000010402"
                            + "03000000000000000000000001000203040513152122ffda00080101000105028b202b8b128bab857395f66c9711e0b64ebf"
                            + "ffc4001d100001040203000000000000000000000000011121311223325171ffda0008010100063f02c14d73e0ee5da9dc9c"
                            + "50ffc4001c100100020300030000000000000000000001001121315191a1d1ffda0008010100013f217ce09bb6088addea71"
                            + "0bb537046e8219cf3ec347b2134f34ffda000801010000001077ffc4001f1001010001040301010000000000000000011100"
                            + "213141615171a1d1f1ffda0008010100013f106c4c014d584769d70e176a889454d36ad8cbf36cb19a2a00ba27b7bbce2922"
                            + "795a04793f9e6e32ace883c5f9a6deedb836a4374bf9e2bdbc67ffd9");

    @Test
    void decodesProgressiveScansToTheSamplesOfAnotherDecoder() throws CodecException, NoSuchAlgorithmException {
        byte[] pixels = new byte[21 * 13];
        assertThat(decode(PROGRESSIVE, PROGRESSIVE_FORMAT, pixels)).isEmpty();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pixels)))
                .isEqualTo("80801f28cc1cac610d89ad2936ab959aabc730f04d7f11a50b2b077926abaadd");
    }

    @Test
    void givesACoarserImageOfAProgressiveCodestreamThatIsCut() throws CodecException {
        byte[] cut = Arrays.copyOf(PROGRESSIVE, PROGRESSIVE.length * 3 / 4);
        byte[] whole = new byte[21 * 13];
        byte[] coarse = new byte[21 * 13];
        decode(PROGRESSIVE, PROGRESSIVE_FORMAT, whole);
        assertThat(decode(cut, PROGRESSIVE_FORMAT, coarse)).isNotEmpty();
        assertThat(largestDifference(whole, coarse)).isBetween(1, 80);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void transformsBlocksLikeTheDefinitionOfTheTransform(int precision) {
        SplittableRandom random = new SplittableRandom(precision);
        int[] ones = new int[64];
        Arrays.fill(ones, 1);
        InverseDct dct = new InverseDct(ones, precision);
        for (int run = 0; run < 2000; run++) {
            short[] block = new short[64];
            int reach = 1 << random.nextInt(1, precision + 1);
            for (int i = random.nextInt(1, 65); i > 0; i--) {
                block[random.nextInt(64)] = (short) random.nextInt(-reach, reach);
            }
            int[] expected = definition(block, precision);
            dct.transform(block, 0);
            for (int i = 0; i < 64; i++) {
                assertThat((int) block[i]).isCloseTo(expected[i], within(1));
            }
        }
    }

    /** T.81 A.3.3. */
    private static int[] definition(short[] block, int precision) {
        int[] samples = new int[64];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int i = 0; i < 64; i++) {
                    double scale = (i % 8 == 0 ? Math.sqrt(0.5) : 1) * (i / 8 == 0 ? Math.sqrt(0.5) : 1);
                    sum += scale
                            * block[i]
                            * Math.cos((2 * x + 1) * (i % 8) * Math.PI / 16)
                            * Math.cos((2 * y + 1) * (i / 8) * Math.PI / 16);
                }
                long level = Math.round(sum / 4) + (1L << (precision - 1));
                samples[8 * y + x] = Math.clamp(level, 0, (1 << precision) - 1);
            }
        }
        return samples;
    }

    @Test
    void keepsEverySampleNearlyAtTheHighestQuality() throws CodecException {
        for (int size = 1; size < 40; size += 3) {
            for (Content content : Content.values()) {
                for (int components : new int[] {1, 3}) {
                    FrameFormat format = new FrameFormat(size, 41 - size, components, 8, false);
                    TestImage image = TestImage.of(format, content, size);
                    byte[] codestream =
                            JpegBaselineEncoder.ofYcbcr(100, Chroma.FULL).encode(image.segment(), format);
                    byte[] pixels = new byte[image.pixels().length];
                    assertThat(decode(codestream, format, pixels)).isEmpty();
                    assertThat(largestDifference(pixels, image.pixels()))
                            .as(content + " of " + format)
                            .isLessThanOrEqualTo(2);
                }
            }
        }
    }

    @Test
    void halvesTheColourDifferencesAcross() throws CodecException {
        FrameFormat format = new FrameFormat(33, 17, 3, 8, false);
        byte[] rgb = new byte[33 * 17 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) 200;
            rgb[i + 1] = 60;
            rgb[i + 2] = (byte) (i / 3 % 33 * 2);
        }
        byte[] codestream = JpegBaselineEncoder.ofRgb(95, Chroma.HALF).encode(MemorySegment.ofArray(rgb), format);
        byte[] pixels = new byte[rgb.length];
        assertThat(decode(codestream, format, pixels)).isEmpty();
        int y = (int) Math.round(0.299 * 200 + 0.587 * 60);
        assertThat(pixels[0] & 0xff).isCloseTo(y, within(3));
        assertThat(pixels[2] & 0xff).isCloseTo((int) (128 + (200 - y) / 1.402), within(3));
        assertThat(JpegDecoder.colour(MemorySegment.ofArray(codestream))).isEqualTo(JpegColour.YCBCR);
    }

    @Test
    void survivesCutAndMutatedCodestreams() throws CodecException {
        FrameFormat format = new FrameFormat(40, 30, 3, 8, false);
        TestImage image = TestImage.of(format, Content.TISSUE, 1);
        byte[] baseline = JpegBaselineEncoder.ofRgb(60, Chroma.HALF).encode(image.segment(), format);
        for (int length = 0; length < baseline.length - 2; length += 7) {
            assertThat(isSound(Arrays.copyOf(baseline, length), format, "cut at " + length))
                    .isFalse();
        }
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean progressive = random.nextBoolean();
            byte[] bytes = (progressive ? PROGRESSIVE : baseline).clone();
            for (int changes = random.nextInt(1, 8); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            isSound(bytes, progressive ? PROGRESSIVE_FORMAT : format, "mutation with seed " + seed);
        }
    }

    @Test
    void saysByNameWhatItDoesNotDecode() {
        byte[] arithmetic = PROGRESSIVE.clone();
        arithmetic[indexOfFrame(arithmetic)] = (byte) 0xca;
        assertThatThrownBy(() -> decode(arithmetic, PROGRESSIVE_FORMAT, new byte[21 * 13]))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("JPEG with arithmetic coding is not supported at byte ");
    }

    private static int indexOfFrame(byte[] codestream) {
        for (int i = 1; i < codestream.length; i++) {
            if (codestream[i - 1] == -1 && (codestream[i] & 0xff) == 0xc2) {
                return i;
            }
        }
        throw new AssertionError("no frame");
    }

    private static boolean isSound(byte[] bytes, FrameFormat format, String what) {
        try {
            return decode(bytes, format, new byte[(int) format.bytes()]).isEmpty();
        } catch (CodecException e) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(what + ": " + e, e);
        }
    }

    private static int largestDifference(byte[] one, byte[] other) {
        int largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
        }
        return largest;
    }

    private static List<String> decode(byte[] codestream, FrameFormat format, byte[] pixels) throws CodecException {
        return new JpegDecoder().decode(MemorySegment.ofArray(codestream), format, MemorySegment.ofArray(pixels));
    }
}
