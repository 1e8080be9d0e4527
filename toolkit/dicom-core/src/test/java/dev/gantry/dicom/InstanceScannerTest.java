package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.dicom.PixelDataLayout.Range;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class InstanceScannerTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, 0, 0};
    private static final byte[] REST = {1, 2, 3, 4};

    @Test
    void findsNativeFrames() throws IOException {
        Encoded file = image(UID.ExplicitVRLittleEndian, 3, 2, 16).longHeader(Tag.PixelData, "OW", 36);
        int start = file.size();

        ScannedInstance scan = scan(file.bytes(new byte[36]));

        assertThat(scan.header().integer(Tag.Rows)).hasValue(3);
        assertThat(scan.header().contains(Tag.PixelData)).isFalse();
        assertThat(scan.pixelDataOffset()).hasValue(start - 12);
        assertThat(scan.pixelData().orElseThrow().frames()).isEqualTo(3);
        assertThat(scan.pixelData().orElseThrow().frame(2)).containsExactly(new Range(start + 24, 12));
        assertThat(scan.length()).isEqualTo(start + 36);
        assertThat(scan.datasetOffset()).isEqualTo(132 + 28);
    }

    @Test
    void findsFramesOfSingleBitsBetweenBytes() throws IOException {
        Encoded file = image(UID.ExplicitVRLittleEndian, 3, 3, 1).longHeader(Tag.PixelData, "OB", 4);
        int start = file.size();

        NativeLayout layout =
                (NativeLayout) scan(file.bytes(new byte[4])).pixelData().orElseThrow();

        assertThat(layout.frame(1)).containsExactly(new Range(start + 1, 2));
        assertThat(layout.firstBit(1)).isEqualTo(1);
        assertThat(layout.frame(2)).containsExactly(new Range(start + 2, 2));
    }

    @Test
    void countsOnlyFramesThatAreWholeThere() throws IOException {
        Encoded file = image(UID.ExplicitVRLittleEndian, 3, 2, 16).longHeader(Tag.PixelData, "OW", 34);

        assertThat(scan(file.bytes(new byte[34])).pixelData().orElseThrow().frames())
                .isEqualTo(2);
    }

    @Test
    void mapsFragmentsToFramesByTheBasicOffsetTable() throws IOException {
        Encoded file = encapsulated().fragment(0, 0, 0, 0, 24, 0, 0, 0, 36, 0, 0, 0);
        int start = file.size() + 8;

        ScannedInstance scan = scan(fourFragments(file));

        assertThat(scan.pixelData().orElseThrow().frames()).isEqualTo(3);
        assertThat(scan.pixelData().orElseThrow().frame(0))
                .containsExactly(new Range(start, 4), new Range(start + 12, 4));
        assertThat(scan.pixelData().orElseThrow().frame(1)).containsExactly(new Range(start + 24, 4));
        assertThat(scan.pixelData().orElseThrow().frame(2)).containsExactly(new Range(start + 36, 4));
        assertThat(scan.pixelData().orElseThrow().element().length()).isEqualTo(20 + 4 * 12 + 8);
    }

    @Test
    void prefersTheExtendedOffsetTable() throws IOException {
        Encoded file = image(UID.JPEGBaseline8Bit, 3, 2, 8)
                .longHeader(Tag.ExtendedOffsetTable, "OV", 24)
                .bytes(0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0)
                .longHeader(Tag.PixelData, "OB", Encoded.UNDEFINED)
                .fragment();

        ScannedInstance scan = scan(fourFragments(file));

        assertThat(scan.pixelData().orElseThrow().frame(2)).hasSize(2);
    }

    @Test
    void takesEachFragmentForAFrameWhereTheirNumbersAgree() throws IOException {
        Encoded file = encapsulated().fragment();
        file.fragment(REST).fragment(REST).fragment(REST).sequenceEnd();

        assertThat(scan(file).pixelData().orElseThrow().frames()).isEqualTo(3);
    }

    @Test
    void findsFramesByTheirCodestreamsWhereNoTableTells() throws IOException {
        Encoded file = encapsulated().fragment();
        file.fragment(JPEG)
                .fragment(REST)
                .fragment(JPEG)
                .fragment(JPEG)
                .fragment(REST)
                .sequenceEnd();

        PixelDataLayout layout = scan(file).pixelData().orElseThrow();

        assertThat(layout.frames()).isEqualTo(3);
        assertThat(layout.frame(0)).hasSize(2);
        assertThat(layout.frame(1)).hasSize(1);
    }

    @Test
    void doesNotTrustAnOffsetTableThatPointsBetweenFragments() throws IOException {
        Encoded file = encapsulated().fragment(0, 0, 0, 0, 23, 0, 0, 0, 36, 0, 0, 0);

        assertThat(scan(fourFragments(file)).pixelData().orElseThrow().frames()).isZero();
    }

    @Test
    void takesAllFragmentsForTheOnlyFrame() throws IOException {
        Encoded file = Encoded.file(UID.JPEGBaseline8Bit).longHeader(Tag.PixelData, "OB", Encoded.UNDEFINED);

        ScannedInstance scan = scan(fourFragments(file.fragment()));

        assertThat(scan.pixelData().orElseThrow().frame(0)).hasSize(4);
    }

    @Test
    void holdsAHundredThousandFramesInLittleHeap() throws IOException {
        Encoded file = Encoded.file(UID.JPEGBaseline8Bit)
                .text(Tag.NumberOfFrames, "IS", "100000")
                .longHeader(Tag.PixelData, "OB", Encoded.UNDEFINED)
                .fragment();
        for (int i = 0; i < 100_000; i++) {
            file.fragment(REST);
        }

        EncapsulatedLayout layout =
                (EncapsulatedLayout) scan(file.sequenceEnd()).pixelData().orElseThrow();

        assertThat(layout.frames()).isEqualTo(100_000);
        assertThat(layout.starts()).hasSize(100_001);
        assertThat(layout.firstFragments()).isEmpty();
    }

    @Test
    void readsToTheEndOfAStreamOfFourGigabytes() throws IOException {
        long length = 0xFFFFFFF0L;
        Encoded file = image(UID.ExplicitVRLittleEndian, 65535, 65535, 8).longHeader(Tag.PixelData, "OB", (int) length);

        ScannedInstance scan = InstanceScanner.scanFile(new ThenZeros(file.array(), length), ReadOptions.lenient());

        assertThat(scan.length()).isEqualTo(file.size() + length);
        assertThat(scan.pixelData().orElseThrow().frames()).isEqualTo(1);
    }

    @Test
    void leavesLongValuesAndSequencesWhereTheyLie() throws IOException {
        Encoded file =
                Encoded.file(UID.ExplicitVRLittleEndian).longHeader(Tag.RedPaletteColorLookupTableData, "OW", 1 << 17);
        int start = file.size();
        file.bytes(new byte[1 << 17]).longHeader(Tag.ReferencedImageSequence, "SQ", Encoded.UNDEFINED);
        int items = file.size();
        for (int i = 0; i < 30_000; i++) {
            file.item(Encoded.UNDEFINED).text(Tag.CodeValue, "SH", "AB").itemEnd();
        }

        ScannedInstance scan = scan(file.sequenceEnd().text(Tag.AcquisitionComments, "LT", "text"));

        assertThat(scan.header().require(Tag.RedPaletteColorLookupTableData).value())
                .isEqualTo(new Value.Bulk(start, 1 << 17));
        assertThat(scan.header().require(Tag.ReferencedImageSequence).value())
                .isEqualTo(new Value.Bulk(items, 30_000 * 26 + 8));
        assertThat(scan.header().string(Tag.AcquisitionComments)).contains("text");
    }

    @Test
    void refusesMoreHeaderThanItsBudget() {
        InputStream endless = new ThenZeros(
                Encoded.file(UID.ExplicitVRLittleEndian)
                        .longHeader(Tag.ReferencedImageSequence, "SQ", Encoded.UNDEFINED)
                        .array(),
                0);
        Encoded elements = Encoded.file(UID.ExplicitVRLittleEndian);
        for (int i = 0; i < 200_000; i++) {
            elements.text(Tag.of(0x00091000 + i % 0xE000 + (i / 0xE000 << 17)), "LO", "");
        }

        assertThatThrownBy(() -> InstanceScanner.scanFile(endless, ReadOptions.lenient()))
                .hasMessageContaining("ends inside a sequence");
        assertThatThrownBy(() -> scan(elements)).hasMessageContaining("beside bulk data");
    }

    @Test
    void saysWhereAnInstanceIsCutOff() {
        Encoded file = Encoded.file(UID.ExplicitVRLittleEndian).longHeader(Tag.PixelData, "OW", 100);
        int header = file.size() - 12;

        MalformedDatasetException e =
                catchThrowableOfType(MalformedDatasetException.class, () -> scan(file.bytes(new byte[10])));

        assertThat(e)
                .hasMessage("the data set ends inside a value, 10 bytes of 100 are there at byte " + header
                        + " in (7FE0,0010)");
        assertThat(e.offset()).isEqualTo(header);
        assertThat(e.tagPath()).isEqualTo("(7FE0,0010)");
    }

    @Test
    void namesTheItemInWhichADatasetEnds() {
        Encoded file = Encoded.file(UID.ExplicitVRLittleEndian)
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(0)
                .item(Encoded.UNDEFINED)
                .shortHeader(Tag.CodeValue, "SH", 10);

        assertThatThrownBy(() -> scan(file)).hasMessageContaining("in (0040,A730)[1].(0008,0100)");
    }

    @Test
    void tellsWhatIsNoDicomFromWhatIsDamaged() {
        assertThatThrownBy(() -> scan(new Encoded().bytes("GIF89a and so on".getBytes())))
                .isInstanceOf(NotDicomException.class);
        assertThatThrownBy(() -> scan(new Encoded()))
                .isInstanceOf(NotDicomException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> scan(new Encoded().bytes(new byte[4000]))).isInstanceOf(NotDicomException.class);
        assertThatThrownBy(() -> scan(new Encoded().bytes(new byte[128]).bytes("DICM".getBytes())))
                .isInstanceOf(MalformedDatasetException.class)
                .isNotInstanceOf(NotDicomException.class);
    }

    @Test
    void readsTrailingBytesToo() throws IOException {
        Encoded file = image(UID.ExplicitVRLittleEndian, 1, 1, 8).longHeader(Tag.PixelData, "OB", 2);

        ScannedInstance scan = scan(file.bytes(new byte[2]).bytes(new byte[100_000]));

        assertThat(scan.length()).isEqualTo(file.size());
        assertThat(scan.warnings()).extracting(Warning::text).endsWith("bytes after the data set are ignored");
    }

    @Test
    void countsOffsetsOfADeflatedDatasetAfterInflation() throws IOException {
        Dataset dataset = Dataset.builder()
                .integer(Tag.Rows, 4)
                .integer(Tag.Columns, 4)
                .integer(Tag.BitsAllocated, 8)
                .raw(Tag.PixelData, VR.OB, Bytes.of(new byte[16]))
                .build();
        byte[] file = RoundTripTest.write(dataset, TransferSyntax.DeflatedExplicitVRLittleEndian);

        ScannedInstance scan = scan(new Encoded().bytes(file));

        assertThat(scan.pixelData().orElseThrow().element().inflated()).isTrue();
        assertThat(scan.pixelDataOffset()).hasValue(30);
        assertThat(scan.length()).isEqualTo(file.length);
    }

    @Test
    void refusesADatasetThatInflatesBeyondItsLimit() throws IOException {
        Dataset dataset = Dataset.builder()
                .raw(Tag.PixelData, VR.OB, Bytes.wrap(new byte[2 << 20]))
                .build();
        byte[] file = RoundTripTest.write(dataset, TransferSyntax.DeflatedExplicitVRLittleEndian);
        ReadOptions options = ReadOptions.lenient().maxInflatedBytes(1 << 20);

        assertThatThrownBy(() -> InstanceScanner.scanFile(new Encoded().bytes(file).stream(), options))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("inflates beyond 1048576 bytes");
    }

    @Test
    void scansABareDatasetInTheSyntaxItIsTold() throws IOException {
        Encoded dataset =
                Encoded.dataset().text(Tag.SOPInstanceUID, "UI", "1.2.3\0").number(Tag.Rows, 7);

        ScannedInstance scan = InstanceScanner.scanDataset(
                dataset.stream(), TransferSyntax.ExplicitVRLittleEndian, ReadOptions.strict());

        assertThat(scan.header().uid(Tag.SOPInstanceUID)).contains("1.2.3");
        assertThat(scan.fileMeta()).isEmpty();
        assertThat(scan.pixelData()).isEmpty();
        assertThat(scan.datasetOffset()).isZero();
    }

    private static Encoded image(String syntax, int rows, int columns, int bits) {
        return Encoded.file(syntax)
                .text(Tag.NumberOfFrames, "IS", "3 ")
                .number(Tag.Rows, rows)
                .number(Tag.Columns, columns)
                .number(Tag.BitsAllocated, bits);
    }

    private static Encoded encapsulated() {
        return image(UID.JPEGBaseline8Bit, 3, 2, 8).longHeader(Tag.PixelData, "OB", Encoded.UNDEFINED);
    }

    private static Encoded fourFragments(Encoded file) {
        return file.fragment(REST).fragment(REST).fragment(REST).fragment(REST).sequenceEnd();
    }

    private static ScannedInstance scan(Encoded file) throws IOException {
        return InstanceScanner.scanFile(file.stream(), ReadOptions.lenient());
    }

    /** Some bytes, then as many zeros. */
    private static final class ThenZeros extends InputStream {

        private final byte[] first;
        private final long length;
        private long position;

        ThenZeros(byte[] first, long zeros) {
            this.first = first;
            this.length = first.length + zeros;
        }

        @Override
        public int read() {
            throw new AssertionError("reads byte by byte");
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            int count = (int) Math.min(wanted, length - position);
            if (position < first.length) {
                count = (int) Math.min(count, first.length - position);
                System.arraycopy(first, (int) position, target, offset, count);
            }
            position += count;
            return count == 0 ? -1 : count;
        }
    }
}
