package dev.gantry.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Native pixel cells in every arrangement that the standard allows. */
class NativeSamplesTest {

    @Test
    void singleBitsBecomeBytesFromTheLeastSignificantOn() throws IOException {
        Dataset header = header(3, 2, 1, 1, "MONOCHROME2");
        assertThat(decode(header, VR.OB, bytes(0b0101_1000), 3)).containsExactly(1, 1, 0, 1, 0, 0);
    }

    @Test
    void cellsOfTwelveBitsAreUnpacked() throws IOException {
        Dataset header = header(2, 1, 1, 12, "MONOCHROME2");
        assertThat(decode(header, VR.OW, bytes(0x34, 0x12, 0xAB), 0)).containsExactly(0x34, 0x02, 0xB1, 0x0A);
    }

    @Test
    void planesBecomePixels() throws IOException {
        Dataset header = header(2, 1, 3, 8, "RGB").toBuilder()
                .integer(Tag.PlanarConfiguration, 1)
                .build();
        assertThat(decode(header, VR.OB, bytes(1, 2, 3, 4, 5, 6), 0)).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void halvedColoursAreRepeated() throws IOException {
        Dataset header = header(4, 1, 3, 8, "YBR_FULL_422");
        assertThat(decode(header, VR.OB, bytes(1, 2, 9, 8, 3, 4, 7, 6), 0))
                .containsExactly(1, 9, 8, 2, 9, 8, 3, 7, 6, 4, 7, 6);
    }

    @Test
    void bigEndianWordsAreSwappedAlsoWhereTheyHoldBytes() throws IOException {
        Dataset bytes = header(4, 1, 1, 8, "MONOCHROME2");
        assertThat(frame(bytes, TransferSyntax.ExplicitVRBigEndian, VR.OW, bytes(2, 1, 4, 3), 0)
                        .samples())
                .containsExactly(1, 2, 3, 4);
        assertThat(frame(bytes, TransferSyntax.ExplicitVRBigEndian, VR.OB, bytes(1, 2, 3, 4), 0)
                        .samples())
                .containsExactly(1, 2, 3, 4);
        Dataset words = header(2, 1, 1, 16, "MONOCHROME2");
        assertThat(frame(words, TransferSyntax.ExplicitVRBigEndian, VR.OW, bytes(1, 2, 3, 4), 0)
                        .samples())
                .containsExactly(2, 1, 4, 3);
    }

    @Test
    void aFrameThatEndsEarlyIsFilledUpWithAWarning() throws IOException {
        DecodedFrame frame =
                frame(header(2, 2, 1, 8, "MONOCHROME2"), TransferSyntax.ExplicitVRLittleEndian, VR.OB, bytes(7, 8), 0);
        assertThat(frame.samples()).containsExactly(7, 8, 0, 0);
        assertThat(frame.warnings()).isEqualTo(List.of("the frame ends early: 2 bytes"));
    }

    private static byte[] decode(Dataset header, VR vr, byte[] stored, int firstBit) throws IOException {
        return frame(header, TransferSyntax.ExplicitVRLittleEndian, vr, stored, firstBit)
                .samples();
    }

    private static DecodedFrame frame(Dataset header, TransferSyntax syntax, VR vr, byte[] stored, int firstBit)
            throws IOException {
        return FrameDecoding.of(header, syntax, Tag.PixelData, vr, Codecs.standard())
                .decode(stored, firstBit);
    }

    private static Dataset header(int columns, int rows, int samples, int bits, String photometric) {
        return Dataset.builder()
                .integer(Tag.Columns, columns)
                .integer(Tag.Rows, rows)
                .integer(Tag.SamplesPerPixel, samples)
                .integer(Tag.BitsAllocated, bits)
                .integer(Tag.BitsStored, bits)
                .integer(Tag.HighBit, bits - 1)
                .integer(Tag.PixelRepresentation, 0)
                .string(Tag.PhotometricInterpretation, photometric)
                .build();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
