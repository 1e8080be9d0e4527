package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final List<TransferSyntax> PLAIN = List.of(
            TransferSyntax.ExplicitVRBigEndian,
            TransferSyntax.DeflatedExplicitVRLittleEndian,
            TransferSyntax.ExplicitVRLittleEndian);

    @Test
    void swapsTheBytesOfEveryWordForBigEndian() throws IOException {
        Dataset dataset = Dataset.builder()
                .raw(Tag.of(0x00091001), VR.OW, bytes(1, 2, 3, 4))
                .raw(Tag.of(0x00091002), VR.OL, bytes(1, 2, 3, 4))
                .raw(Tag.of(0x00091003), VR.OF, bytes(1, 2, 3, 4))
                .raw(Tag.of(0x00091004), VR.OD, bytes(1, 2, 3, 4, 5, 6, 7, 8))
                .raw(Tag.of(0x00091005), VR.OV, bytes(1, 2, 3, 4, 5, 6, 7, 8))
                .raw(Tag.of(0x00091006), VR.OB, bytes(1, 2))
                .raw(Tag.of(0x00091007), VR.UN, bytes(1, 2))
                .build();

        byte[] big = write(DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian)
                .convertedTo(TransferSyntax.ExplicitVRBigEndian));

        byte[] values = Arrays.copyOfRange(big, big.length - 7 * 12 - 32, big.length);
        assertThat(Arrays.copyOfRange(values, 12, 16)).containsExactly(2, 1, 4, 3);
        assertThat(Arrays.copyOfRange(values, 28, 32)).containsExactly(4, 3, 2, 1);
        assertThat(Arrays.copyOfRange(values, 44, 48)).containsExactly(4, 3, 2, 1);
        assertThat(Arrays.copyOfRange(values, 60, 68)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(Arrays.copyOfRange(values, 80, 88)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(Arrays.copyOfRange(values, 100, 102)).containsExactly(1, 2);
        assertThat(Arrays.copyOfRange(values, 114, 116)).containsExactly(1, 2);
        assertThat(read(big).dataset()).isEqualTo(dataset);
    }

    @Test
    void swapsOnlyPixelsInThePrivateSyntaxOfGe() throws IOException {
        Dataset dataset = Dataset.builder()
                .integer(Tag.Rows, 258)
                .raw(Tag.PixelData, VR.OW, bytes(1, 2, 3, 4))
                .build();
        DicomFile file = DicomFile.of(dataset, TransferSyntax.of("1.2.840.113619.5.2"));

        byte[] written = write(file);

        assertThat(Arrays.copyOfRange(written, written.length - 4, written.length))
                .containsExactly(2, 1, 4, 3);
        assertThat(read(written).dataset()).isEqualTo(dataset);
        assertThat(read(write(read(written).convertedTo(PLAIN.getLast()))).dataset())
                .isEqualTo(dataset);
    }

    @Test
    void callsPixelsOfMoreThanEightBitsWords() {
        Dataset dataset = Dataset.builder()
                .integer(Tag.BitsAllocated, 16)
                .raw(Tag.PixelData, VR.OB, bytes(1, 2))
                .build();

        DicomFile converted =
                DicomFile.of(dataset, TransferSyntax.ExplicitVRLittleEndian).convertedTo(PLAIN.getFirst());

        assertThat(converted.dataset().require(Tag.PixelData).vr()).isEqualTo(VR.OW);
    }

    @Test
    void saysTheNewTransferSyntaxInTheMetaInformation() throws IOException {
        DicomFile file =
                DicomFile.of(Dataset.builder().string(Tag.Modality, "CT").build(), PLAIN.getLast());

        DicomFile converted = read(write(file.convertedTo(TransferSyntax.ImplicitVRLittleEndian)));

        assertThat(converted.syntax()).isEqualTo(TransferSyntax.ImplicitVRLittleEndian);
        assertThat(converted.meta().uid(Tag.TransferSyntaxUID)).contains(UID.ImplicitVRLittleEndian);
    }

    @Test
    void refusesToDecompress() {
        Dataset dataset = Dataset.builder()
                .put(new DataElement(Tag.PixelData, VR.OB, new Value.Fragments(List.of(Bytes.empty()))))
                .build();
        DicomFile file = DicomFile.of(dataset, TransferSyntax.of(UID.RLELossless));

        assertThatIllegalArgumentException().isThrownBy(() -> file.convertedTo(PLAIN.getLast()));
    }

    @Test
    void keepsTheElementsOfEveryFileFromSyntaxToSyntax() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> failures = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("valid")) {
            DicomFile file = DicomFile.read(corpus.file(row), ReadOptions.lenient());
            if (file.syntax().encapsulated() || Integer.parseInt(row.get("bytes")) > 1_000_000) {
                continue;
            }
            DicomFile converted = file;
            for (TransferSyntax syntax : PLAIN) {
                converted = read(write(converted.convertedTo(syntax)));
            }
            if (!Elements.same(NativePixelWords.declared(file.dataset()), converted.dataset())) {
                failures.add(row.get("path"));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static Bytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.wrap(bytes);
    }

    private static DicomFile read(byte[] file) throws IOException {
        return DicomFile.read(new ByteArrayInputStream(file), ReadOptions.lenient());
    }

    private static byte[] write(DicomFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }
}
