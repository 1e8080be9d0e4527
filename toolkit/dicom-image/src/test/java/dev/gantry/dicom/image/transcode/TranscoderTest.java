package dev.gantry.dicom.image.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.StoredFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances from one transfer syntax to another, and what becomes of their data sets. */
class TranscoderTest {
    private static final List<String> LOSSLESS = List.of(
            UID.ImplicitVRLittleEndian,
            UID.ExplicitVRLittleEndian,
            UID.ExplicitVRBigEndian,
            UID.DeflatedExplicitVRLittleEndian,
            UID.EncapsulatedUncompressedExplicitVRLittleEndian,
            UID.DeflatedImageFrameCompression,
            UID.RLELossless,
            UID.JPEGLossless,
            UID.JPEGLosslessSV1,
            UID.JPEGLSLossless,
            UID.JPEGLSNearLossless,
            UID.JPEG2000Lossless,
            UID.JPEG2000,
            UID.HTJ2KLossless,
            UID.HTJ2KLosslessRPCL,
            UID.HTJ2K);

    @TempDir
    private Path folder;

    static Stream<TestInstance> shapes() {
        return Stream.of(
                TestInstance.grey(8, 8, false),
                TestInstance.grey(8, 5, false),
                TestInstance.grey(8, 8, true),
                TestInstance.grey(16, 8, false),
                TestInstance.grey(16, 10, false).withFrames(3),
                TestInstance.grey(16, 12, true),
                TestInstance.grey(16, 16, false),
                TestInstance.grey(16, 16, true).withFrames(2),
                TestInstance.colour(1),
                TestInstance.colour(3),
                new TestInstance(1, 1, 1, 1, 16, 12, false));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyLosslessPairKeepsEverySample(TestInstance shape) throws IOException {
        Path original = shape.write(folder.resolve("original"), TransferSyntax.ExplicitVRLittleEndian);
        byte[] expected = pixels(original);
        for (String from : LOSSLESS) {
            Path first = to(original, from);
            assertThat(pixels(to(first, UID.ExplicitVRLittleEndian))).as(from).isEqualTo(expected);
            for (String to : shape.frames() == 3 ? LOSSLESS : List.of(UID.HTJ2KLosslessRPCL)) {
                Path second = to(first, to);
                Path back = to(second, UID.ExplicitVRLittleEndian);
                assertThat(pixels(back)).as(from + " to " + to).isEqualTo(expected);
            }
        }
    }

    private static byte[] pixels(Path file) throws IOException {
        return DicomFile.read(file, ReadOptions.strict())
                .dataset()
                .bytes(Tag.PixelData)
                .orElseThrow()
                .toArray();
    }

    private Path to(Path source, String uid) throws IOException {
        return to(source, uid, Loss.NONE);
    }

    private Path to(Path source, String uid, Loss loss) throws IOException {
        Path target = Files.createTempFile(folder, "to-", ".dcm");
        List<String> warnings = Transcoder.to(TransferSyntax.of(uid), loss).transcode(source, target);
        assertThat(warnings).isEmpty();
        return target;
    }

    private static Dataset dataset(Path file) throws IOException {
        return DicomFile.read(file, ReadOptions.strict()).dataset();
    }

    @Test
    void coloursAreNamedAsTheyAreCoded() throws IOException {
        Path rgb = TestInstance.colour(1).write(folder.resolve("rgb"), TransferSyntax.ExplicitVRLittleEndian);

        assertThat(photometric(to(rgb, UID.HTJ2KLosslessRPCL))).isEqualTo("YBR_RCT");
        assertThat(photometric(to(rgb, UID.JPEG2000, new Loss.Ratio(5)))).isEqualTo("YBR_ICT");
        assertThat(photometric(to(rgb, UID.JPEGLSLossless))).isEqualTo("RGB");
        Path baseline = to(rgb, UID.JPEGBaseline8Bit, new Loss.Quality(80));
        assertThat(photometric(baseline)).isEqualTo("YBR_FULL_422");
        assertThat(photometric(to(baseline, UID.ExplicitVRLittleEndian))).isEqualTo("YBR_FULL");
        assertThat(photometric(to(to(rgb, UID.HTJ2K, new Loss.Step(2)), UID.ImplicitVRLittleEndian)))
                .isEqualTo("RGB");
    }

    private static String photometric(Path file) throws IOException {
        return dataset(file).string(Tag.PhotometricInterpretation).orElseThrow();
    }

    @Test
    void aLossyInstanceIsAnotherOneAndSaysSo() throws IOException {
        Path original = TestInstance.grey(16, 12, false)
                .withFrames(2)
                .write(folder.resolve("original"), TransferSyntax.ExplicitVRLittleEndian);

        Dataset near = dataset(to(original, UID.JPEGLSNearLossless, new Loss.Near(3)));

        assertThat(near.string(Tag.SOPInstanceUID).orElseThrow()).startsWith("2.25.");
        assertThat(near.string(Tag.LossyImageCompression)).contains("01");
        assertThat(near.string(Tag.LossyImageCompressionMethod)).contains("ISO_14495_1");
        assertThat(near.decimal(Tag.LossyImageCompressionRatio).orElseThrow()).isGreaterThan(1);
        assertThat(near.strings(Tag.ImageType)).containsExactly("DERIVED", "PRIMARY");
        assertThat(near.string(Tag.DerivationDescription)).isPresent();
        assertThat(near.items(Tag.SourceImageSequence).getFirst().string(Tag.ReferencedSOPInstanceUID))
                .contains("1.2.3.4");
    }

    @Test
    void whatWasLossyStaysMarked() throws IOException {
        Path original = TestInstance.grey(16, 12, false)
                .write(folder.resolve("original"), TransferSyntax.ExplicitVRLittleEndian);
        Path once = to(original, UID.JPEG2000, new Loss.Ratio(8));

        Dataset twice = dataset(to(once, UID.HTJ2KLossless));

        assertThat(twice.string(Tag.LossyImageCompression)).contains("01");
        assertThat(twice.string(Tag.LossyImageCompressionMethod)).contains("ISO_15444_1");
        assertThat(twice.string(Tag.SOPInstanceUID)).isEqualTo(dataset(once).string(Tag.SOPInstanceUID));
    }

    @Test
    void theBasicOffsetTableFindsEveryFrame() throws IOException {
        Path original = TestInstance.colour(4).write(folder.resolve("original"), TransferSyntax.ExplicitVRLittleEndian);
        Path coded = to(original, UID.JPEGLSLossless);

        Value value = dataset(coded).require(Tag.PixelData).value();

        List<Bytes> fragments = ((Value.Fragments) value).fragments();
        assertThat(fragments).hasSize(5);
        assertThat(fragments.getFirst().length()).isEqualTo(16);
        int offset = 0;
        for (int frame = 0; frame < 4; frame++) {
            assertThat(fragments.getFirst().intAt(4 * frame)).isEqualTo(offset);
            offset += 8 + fragments.get(frame + 1).length();
        }
    }

    @Test
    void bitsAboveTheStoredOnesAreNotLost() throws IOException {
        Dataset plain = TestInstance.grey(16, 12, false).dataset();
        byte[] pixels = plain.bytes(Tag.PixelData).orElseThrow().toArray();
        pixels[3] |= (byte) 0x80;
        Path original = folder.resolve("overlaid");
        DicomFile.of(
                        plain.toBuilder()
                                .raw(Tag.PixelData, VR.OW, Bytes.wrap(pixels))
                                .build(),
                        TransferSyntax.ExplicitVRLittleEndian)
                .write(original);

        assertThat(pixels(to(to(original, UID.HTJ2KLossless), UID.ExplicitVRLittleEndian)))
                .isEqualTo(pixels);
    }

    @Test
    void whatComesAfterPixelDataStays() throws IOException {
        Dataset dataset = TestInstance.grey(8, 8, false).dataset().toBuilder()
                .items(Tag.DigitalSignaturesSequence)
                .build();
        Path original = folder.resolve("signed");
        DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian).write(original);

        assertThat(dataset(to(original, UID.RLELossless)).contains(Tag.DigitalSignaturesSequence))
                .isTrue();
    }

    @Test
    void whatACodecCannotCarryIsRefusedBeforeAnythingIsWritten() throws IOException {
        Dataset bits = TestInstance.grey(8, 8, false).dataset().toBuilder()
                .integer(Tag.BitsAllocated, 1)
                .integer(Tag.BitsStored, 1)
                .integer(Tag.HighBit, 0)
                .build();
        Path original = folder.resolve("bits");
        DicomFile.of(bits, TransferSyntax.ExplicitVRLittleEndian).write(original);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() ->
                        Transcoder.to(TransferSyntax.of(UID.HTJ2KLossless)).transcode(original, out))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("1 bits allocated");
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> Transcoder.to(TransferSyntax.of(UID.MPEG2MPML)).transcode(original, out))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("no encoder");
        assertThatThrownBy(() -> Transcoder.to(TransferSyntax.of(UID.HTJ2KLossless), new Loss.Near(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void singleBitsFollowOneAnotherAcrossFrames() throws IOException {
        Dataset bits = new TestInstance(3, 3, 4, 1, 8, 8, false)
                .dataset().toBuilder()
                        .integer(Tag.BitsAllocated, 1)
                        .integer(Tag.BitsStored, 1)
                        .integer(Tag.HighBit, 0)
                        .raw(
                                Tag.PixelData,
                                VR.OB,
                                Bytes.of((byte) 0x5a, (byte) 0xc3, (byte) 0x99, (byte) 0x71, (byte) 5, (byte) 0))
                        .build();
        Path original = folder.resolve("bits");
        DicomFile.of(bits, TransferSyntax.ExplicitVRLittleEndian).write(original);

        Path wrapped = to(original, UID.EncapsulatedUncompressedExplicitVRLittleEndian);

        assertThat(pixels(to(wrapped, UID.ExplicitVRLittleEndian))).isEqualTo(pixels(original));
    }

    @Test
    void framesOfHighThroughputJpeg2000MoveWithoutBeingDecoded() throws IOException {
        Path original = TestInstance.grey(16, 12, false)
                .withFrames(2)
                .write(folder.resolve("original"), TransferSyntax.ExplicitVRLittleEndian);
        Path rpcl = to(original, UID.HTJ2KLosslessRPCL);

        try (StoredFrames before = StoredFrames.open(rpcl);
                StoredFrames after = StoredFrames.open(to(rpcl, UID.HTJ2K))) {
            assertThat(after.stored(1)).isEqualTo(before.stored(1));
        }
    }
}
