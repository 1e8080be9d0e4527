package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkOnDiskTest {

    private static final ReadOptions OPTIONS = ReadOptions.strict().onDiskAbove(1000);

    @TempDir
    private Path folder;

    private final byte[] pixels = new byte[300_000];
    private Path file;

    @BeforeEach
    void prepare() {
        new SplittableRandom(7).nextBytes(pixels);
        file = folder.resolve("image.dcm");
    }

    @Test
    void leavesLongValuesInTheFile() throws IOException {
        write(TransferSyntax.ExplicitVRLittleEndian);

        Dataset read = DicomFile.read(file, OPTIONS).dataset();

        assertThat(isMapped(read, Tag.PixelData)).isTrue();
        assertThat(isMapped(read, Tag.Modality)).isFalse();
        assertThat(read.bytes(Tag.PixelData)).contains(Bytes.of(pixels));
        assertThat(read).isEqualTo(DicomFile.read(file, ReadOptions.strict()).dataset());
    }

    @Test
    void leavesTheFragmentsOfALongValueInTheFile() throws IOException {
        List<Bytes> fragments = List.of(Bytes.empty(), Bytes.of(pixels), Bytes.wrap(pixels, 0, 500));
        Dataset dataset = Dataset.builder()
                .put(new DataElement(Tag.PixelData, VR.OB, new Value.Fragments(fragments)))
                .build();
        DicomFile.of(dataset, TransferSyntax.of(UID.JPEGBaseline8Bit)).write(file);

        Value.Fragments read = (Value.Fragments)
                DicomFile.read(file, OPTIONS).dataset().require(Tag.PixelData).value();

        assertThat(read.fragments()).isEqualTo(fragments);
        assertThat(read.fragments().get(1).segment().isMapped()).isTrue();
        assertThat(read.fragments().get(2).segment().isMapped()).isTrue();
    }

    @Test
    void copiesWhatMustBeSwappedOrInflated() throws IOException {
        for (TransferSyntax syntax :
                List.of(TransferSyntax.ExplicitVRBigEndian, TransferSyntax.DeflatedExplicitVRLittleEndian)) {
            write(syntax);

            Dataset read = DicomFile.read(file, OPTIONS).dataset();

            assertThat(isMapped(read, Tag.PixelData)).isFalse();
            assertThat(read.bytes(Tag.PixelData)).contains(Bytes.of(pixels));
        }
    }

    @Test
    void replacesTheFileItWasReadFrom() throws IOException {
        write(TransferSyntax.ExplicitVRLittleEndian);
        byte[] before = Files.readAllBytes(file);

        DicomFile read = DicomFile.read(file, OPTIONS);
        read.write(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        read.convertedTo(TransferSyntax.ExplicitVRBigEndian).write(file);
        assertThat(DicomFile.read(file, OPTIONS).dataset().bytes(Tag.PixelData)).contains(Bytes.of(pixels));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesAFileThatIsCutOffInALongValue() throws IOException {
        write(TransferSyntax.ExplicitVRLittleEndian);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 10));

        assertThatThrownBy(() -> DicomFile.read(file, OPTIONS))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("299990 bytes of 300000 are there");
    }

    @Test
    void mappedBytesAreAsGoodAsOthers() throws IOException {
        Files.write(file, pixels);
        Bytes mapped = new MappedFile(file).slice(3, 200_000);
        Bytes heap = Bytes.copyOf(pixels, 3, 200_000);

        assertThat(mapped).isEqualTo(heap).hasSameHashCodeAs(heap).hasToString(heap.toString());
        assertThat(heap).isEqualTo(mapped);
        assertThat(mapped.slice(5, 70)).isEqualTo(heap.slice(5, 70)).isNotEqualTo(heap.slice(6, 70));
        assertThat(mapped.get(9)).isEqualTo(heap.get(9));
        assertThat(mapped.unsignedShort(9)).isEqualTo(heap.unsignedShort(9));
        assertThat(mapped.intAt(9)).isEqualTo(heap.intAt(9));
        assertThat(mapped.longAt(9)).isEqualTo(heap.longAt(9));
        assertThat(mapped.toString(StandardCharsets.ISO_8859_1)).isEqualTo(heap.toString(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> mapped.get(200_000)).isInstanceOf(IndexOutOfBoundsException.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mapped.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(heap.toArray());
        try (InputStream in = mapped.asInputStream()) {
            assertThat(in.read()).isEqualTo(heap.get(0) & 0xFF);
            assertThat(in.skip(99)).isEqualTo(99);
            assertThat(in.readAllBytes()).isEqualTo(heap.slice(100, 199_900).toArray());
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private void write(TransferSyntax syntax) throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.Modality, "CT")
                .raw(Tag.PixelData, VR.OW, Bytes.of(pixels))
                .build();
        DicomFile.of(dataset, syntax).write(file);
    }

    private static boolean isMapped(Dataset dataset, Tag tag) {
        return dataset.bytes(tag).orElseThrow().segment().isMapped();
    }
}
