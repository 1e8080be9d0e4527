package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.dicom.WriteOptions.GroupLengths;
import dev.gantry.dicom.WriteOptions.Lengths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteOptionsTest {

    private static final TransferSyntax EXPLICIT = TransferSyntax.ExplicitVRLittleEndian;

    private static final Dataset NESTED = Dataset.builder()
            .string(Tag.Modality, "CT")
            .items(
                    Tag.ContentSequence,
                    Dataset.builder().string(Tag.CodeValue, "AB").build(),
                    Dataset.empty())
            .build();

    @Test
    void definesLengthsOfSequencesAndItems() throws IOException {
        Encoded expected = Encoded.dataset()
                .text(Tag.Modality, "CS", "CT")
                .longHeader(Tag.ContentSequence, "SQ", 26)
                .item(10)
                .text(Tag.CodeValue, "SH", "AB")
                .item(0);

        assertThat(write(NESTED, EXPLICIT, WriteOptions.canonical().lengths(Lengths.DEFINED)))
                .isEqualTo(expected.array());
    }

    @Test
    void delimitsSequencesAroundItemsOfDefinedLength() throws IOException {
        Encoded expected = Encoded.dataset()
                .text(Tag.Modality, "CS", "CT")
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(10)
                .text(Tag.CodeValue, "SH", "AB")
                .item(0)
                .sequenceEnd();

        assertThat(write(NESTED, EXPLICIT, WriteOptions.canonical().lengths(Lengths.UNDEFINED, Lengths.DEFINED)))
                .isEqualTo(expected.array());
    }

    @Test
    void delimitsWhatIsEmptyOnlyWhenAsked() throws IOException {
        Dataset empty = Dataset.builder().items(Tag.ContentSequence).build();

        assertThat(write(empty, EXPLICIT, WriteOptions.canonical()))
                .isEqualTo(Encoded.dataset()
                        .longHeader(Tag.ContentSequence, "SQ", 0)
                        .array());
        assertThat(write(empty, EXPLICIT, WriteOptions.canonical().lengths(Lengths.ALWAYS_UNDEFINED)))
                .isEqualTo(Encoded.dataset()
                        .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                        .sequenceEnd()
                        .array());
    }

    @ParameterizedTest
    @EnumSource(Lengths.class)
    void readsTheSameWhateverTheLengths(Lengths lengths) throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Dataset dataset = new RandomDatasets(seed).next();
            WriteOptions options = WriteOptions.canonical().lengths(lengths);
            byte[] file = file(DicomFile.of(dataset, EXPLICIT), options);

            DicomFile read = DicomFile.read(new ByteArrayInputStream(file), ReadOptions.strict());

            assertThat(read.dataset()).as("seed %d", seed).isEqualTo(dataset);
            assertThat(file(read, read.form())).as("seed %d", seed).isEqualTo(file);
        }
    }

    @Test
    void addsTheLengthOfEveryGroup() throws IOException {
        Encoded expected = Encoded.dataset()
                .shortHeader(Tag.of(0x00080000), "UL", 4)
                .bytes(10, 0, 0, 0)
                .text(Tag.Modality, "CS", "CT")
                .shortHeader(Tag.of(0x00400000), "UL", 4)
                .bytes(66, 0, 0, 0)
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(Encoded.UNDEFINED)
                .shortHeader(Tag.of(0x00080000), "UL", 4)
                .bytes(10, 0, 0, 0)
                .text(Tag.CodeValue, "SH", "AB")
                .itemEnd()
                .item(0)
                .sequenceEnd();

        byte[] written = write(NESTED, EXPLICIT, WriteOptions.canonical().groupLengths(GroupLengths.ADDED));

        assertThat(written).isEqualTo(expected.array());
    }

    @Test
    void correctsOrOmitsGroupLengthsThatAreThere() throws IOException {
        Dataset wrong = NESTED.toBuilder()
                .raw(Tag.of(0x00080000), VR.UL, Bytes.of((byte) 99, (byte) 0, (byte) 0, (byte) 0))
                .build();

        byte[] corrected = write(wrong, EXPLICIT, WriteOptions.canonical().groupLengths(GroupLengths.CORRECTED));
        byte[] omitted = write(wrong, EXPLICIT, WriteOptions.canonical().groupLengths(GroupLengths.OMITTED));

        assertThat(corrected).hasSize(omitted.length + 12);
        assertThat(corrected[8]).isEqualTo((byte) 10);
        assertThat(omitted).isEqualTo(write(NESTED, EXPLICIT, WriteOptions.canonical()));
    }

    @Test
    void padsTheDataSetToAMultiple() throws IOException {
        for (TransferSyntax syntax : List.of(EXPLICIT, TransferSyntax.ImplicitVRLittleEndian)) {
            for (int multiple : new int[] {2, 8, 512}) {
                WriteOptions options = WriteOptions.canonical().padding(multiple);
                byte[] once = write(NESTED, syntax, options);

                assertThat(once.length % multiple).isZero();
                DatasetReader reader = DatasetReader.of(new ByteArrayInputStream(once), syntax, ReadOptions.strict());
                Dataset read = new DatasetAssembler(reader, 1000, 1000, 10_000).read();
                assertThat(write(read, syntax, options)).isEqualTo(once);
            }
        }
    }

    @Test
    void deflatesAtALevel() throws IOException {
        Dataset dataset = Dataset.builder()
                .raw(Tag.PixelData, VR.OW, Bytes.wrap(new byte[10_000]))
                .build();
        TransferSyntax deflated = TransferSyntax.DeflatedExplicitVRLittleEndian;

        byte[] stored = write(dataset, deflated, WriteOptions.canonical().deflateLevel(0));
        byte[] best = write(dataset, deflated, WriteOptions.canonical().deflateLevel(9));

        assertThat(stored).hasSizeGreaterThan(10_000);
        assertThat(best).hasSizeLessThan(200);
    }

    @Test
    void writesSequencesOfAnyDepth() throws IOException {
        Dataset dataset = Dataset.empty();
        for (int i = 0; i < 100_000; i++) {
            dataset = Dataset.builder().items(Tag.ContentSequence, dataset).build();
        }

        byte[] undefined = write(dataset, EXPLICIT, WriteOptions.canonical());
        byte[] defined = write(dataset, EXPLICIT, WriteOptions.canonical().lengths(Lengths.DEFINED));

        assertThat(defined).hasSize(20 * 100_000);
        assertThat(undefined).hasSize(36 * 100_000 - 8);
    }

    @Test
    void refusesOptionsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteOptions.canonical().deflateLevel(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteOptions.canonical().padding(3));
    }

    private static byte[] write(Dataset dataset, TransferSyntax syntax, WriteOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DatasetWriter(out, syntax, options).write(dataset);
        return out.toByteArray();
    }

    private static byte[] file(DicomFile file, WriteOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out, options);
        return out.toByteArray();
    }
}
