package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.DatasetReader.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetReaderTest {

    @Test
    void tellsElementsItemsAndFragmentsInTheirOrder() throws IOException {
        Encoded dataset = Encoded.dataset()
                .text(Tag.Modality, "CS", "CT")
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(10)
                .text(Tag.CodeValue, "SH", "AB")
                .item(Encoded.UNDEFINED)
                .itemEnd()
                .sequenceEnd()
                .longHeader(Tag.PixelData, "OB", Encoded.UNDEFINED)
                .fragment()
                .fragment(1, 2)
                .sequenceEnd();

        assertThat(events(dataset, ReadOptions.strict()))
                .containsExactly(
                        Event.ELEMENT,
                        Event.SEQUENCE_START,
                        Event.ITEM_START,
                        Event.ELEMENT,
                        Event.ITEM_END,
                        Event.ITEM_START,
                        Event.ITEM_END,
                        Event.SEQUENCE_END,
                        Event.FRAGMENTS_START,
                        Event.FRAGMENT,
                        Event.FRAGMENT,
                        Event.FRAGMENTS_END,
                        Event.END);
    }

    @Test
    void stopsBeforeATag() throws IOException {
        Encoded dataset = Encoded.dataset().text(Tag.Modality, "CS", "CT").longHeader(Tag.PixelData, "OB", 1 << 30);
        DatasetReader reader = reader(dataset, ReadOptions.strict().stopBefore(Tag.PixelData));

        assertThat(reader.next()).isEqualTo(Event.ELEMENT);
        assertThat(reader.value().toArray()).containsExactly('C', 'T');
        assertThat(reader.next()).isEqualTo(Event.END);
        assertThat(reader.next()).isEqualTo(Event.END);
        assertThat(reader.position()).isEqualTo(10);
    }

    @Test
    void readsUnknownSequencesAsImplicit() throws IOException {
        // PS3.5 6.2.2 note 4
        Encoded dataset = Encoded.dataset()
                .longHeader(Tag.of(0x00091010), "UN", Encoded.UNDEFINED)
                .item(Encoded.UNDEFINED)
                .bytes(HexFormat.of().parseHex("08000001" + "02000000" + "4142"))
                .itemEnd()
                .sequenceEnd()
                .text(Tag.PatientID, "LO", "ID");

        Dataset read = read(dataset, ReadOptions.strict());

        assertThat(read.items(Tag.of(0x00091010)).getFirst().string(Tag.CodeValue))
                .contains("AB");
        assertThat(read.string(Tag.PatientID)).contains("ID");
    }

    @Test
    void refusesAnItemLongerThanItsSequence() {
        Encoded dataset = Encoded.dataset()
                .longHeader(Tag.ContentSequence, "SQ", 18)
                .item(12)
                .text(Tag.CodeValue, "SH", "ABCD");

        refuses(dataset, "an item is longer than the sequence around it at byte 12 in (0040,A730)");
    }

    @Test
    void refusesAnElementLongerThanItsItem() {
        Encoded dataset = Encoded.dataset()
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(10)
                .text(Tag.CodeValue, "SH", "ABCD");

        refuses(dataset, "longer than the item around it at byte 20 in (0040,A730)[0].(0008,0100)");
    }

    @Test
    void refusesWhatIsNoItemInASequence() {
        Encoded dataset =
                Encoded.dataset().longHeader(Tag.ContentSequence, "SQ", 10).text(Tag.CodeValue, "SH", "AB");

        refuses(dataset, "holds (0008,0100) where an item should begin");
    }

    @Test
    void refusesATextOfUndefinedLength() {
        refuses(
                Encoded.dataset().longHeader(Tag.TextValue, "UT", Encoded.UNDEFINED),
                "a value of VR UT has undefined length");
    }

    @Test
    void refusesSequencesNestedTooDeep() {
        Encoded dataset = Encoded.dataset();
        for (int i = 0; i < 20_000; i++) {
            dataset.longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED).item(Encoded.UNDEFINED);
        }

        refuses(dataset, "nested deeper than 256");
    }

    @Test
    void refusesLengthsThatTheBytesDoNotBearOutWithoutAllocatingThem() {
        for (int length : new int[] {Integer.MAX_VALUE - 32, 1 << 30, Integer.MIN_VALUE, -2}) {
            Encoded dataset = Encoded.dataset()
                    .longHeader(Tag.RedPaletteColorLookupTableData, "OW", length)
                    .bytes(1, 2, 3);
            assertThatThrownBy(() -> read(dataset, ReadOptions.lenient().maxValueBytes(Long.MAX_VALUE)))
                    .isInstanceOf(MalformedDatasetException.class);
        }
    }

    @Test
    void forgivesWhatHospitalsMeetAndSaysSo() throws IOException {
        Encoded dataset = Encoded.dataset()
                .text(Tag.PatientID, "LO", "ID")
                .text(Tag.PatientName, "pn", "NAME")
                .longHeader(Tag.ContentSequence, "SQ", Encoded.UNDEFINED)
                .item(Encoded.UNDEFINED)
                .sequenceEnd()
                .itemEnd();

        DatasetReader reader = reader(dataset, ReadOptions.lenient());
        Dataset read = new DatasetAssembler(reader, 100, Long.MAX_VALUE, Long.MAX_VALUE).read();

        assertThat(read.personName(Tag.PatientName)).map(PersonName::family).contains("NAME");
        assertThat(read.items(Tag.ContentSequence)).hasSize(1);
        assertThat(reader.warnings())
                .extracting(Warning::text)
                .containsExactly(
                        "the VR is in lower case",
                        "elements are not in ascending order",
                        "an item is not closed",
                        "a delimiter stands where nothing is open");
        assertThat(reader.warnings().getFirst()).isEqualTo(new Warning(10, "(0010,0010)", "the VR is in lower case"));
    }

    @Test
    void correctsATransferSyntaxThatCannotBeRight() throws IOException {
        Encoded dataset = Encoded.dataset().text(Tag.Modality, "CS", "CT").number(Tag.Rows, 5);

        DatasetReader reader =
                DatasetReader.of(dataset.stream(), TransferSyntax.ImplicitVRLittleEndian, ReadOptions.lenient());

        assertThat(reader.next()).isEqualTo(Event.ELEMENT);
        assertThat(reader.vr()).isEqualTo(VR.CS);
        assertThat(reader.warnings()).hasSize(1);
    }

    @Test
    void decidesTheSignOfAnImplicitValueByPixelRepresentation() throws IOException {
        byte[] implicit = HexFormat.of().parseHex("28000301" + "02000000" + "0100" + "28000601" + "02000000" + "feff");

        DatasetReader reader = DatasetReader.of(
                new ByteArrayInputStream(implicit), TransferSyntax.ImplicitVRLittleEndian, ReadOptions.strict());
        Dataset read = new DatasetAssembler(reader, 100, 100, 10_000).read();

        assertThat(read.require(Tag.SmallestImagePixelValue).vr()).isEqualTo(VR.SS);
        assertThat(read.integer(Tag.SmallestImagePixelValue)).hasValue(-2);
    }

    private static void refuses(Encoded dataset, String message) {
        assertThatThrownBy(() -> read(dataset, ReadOptions.lenient()))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(message);
    }

    private static DatasetReader reader(Encoded dataset, ReadOptions options) throws IOException {
        return DatasetReader.of(dataset.stream(), TransferSyntax.ExplicitVRLittleEndian, options);
    }

    private static Dataset read(Encoded dataset, ReadOptions options) throws IOException {
        return new DatasetAssembler(reader(dataset, options), options.maxValueBytes(), Long.MAX_VALUE, Long.MAX_VALUE)
                .read();
    }

    private static List<Event> events(Encoded dataset, ReadOptions options) throws IOException {
        DatasetReader reader = reader(dataset, options);
        List<Event> events = new ArrayList<>();
        do {
            events.add(reader.next());
        } while (events.getLast() != Event.END);
        return events;
    }
}
