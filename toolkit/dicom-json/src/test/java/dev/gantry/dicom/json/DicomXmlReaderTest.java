package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.testkit.FailingInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomXmlReaderTest {
    private static final Tag PRIVATE = Tag.of(0x00291001);

    @Test
    void readsValuesOfEveryKind() throws IOException {
        Dataset dataset = strict("""
                <DicomAttribute tag="00080008" vr="CS" keyword="ImageType">
                  <Value number="1">ORIGINAL</Value><Value number="2"/><Value number="3">AXIAL</Value>
                </DicomAttribute>
                <DicomAttribute tag="00080050" vr="SH"/>
                <DicomAttribute tag="00200013" vr="IS"><Value number="1">+07</Value></DicomAttribute>
                <DicomAttribute tag="00204000" vr="LT"><Value number="1"> a&lt;b&#13;
                c<![CDATA[&]]> </Value></DicomAttribute>
                <DicomAttribute tag="00280009" vr="AT"><Value number="1">0018106A</Value></DicomAttribute>
                <DicomAttribute tag="00280010"><Value number="1">65535</Value></DicomAttribute>
                <DicomAttribute tag="00660016" vr="OF"><InlineBinary>AQID
                  BA==</InlineBinary></DicomAttribute>
                """);

        assertThat(dataset.strings(Tag.ImageType)).containsExactly("ORIGINAL", "", "AXIAL");
        assertThat(dataset.bytes(Tag.AccessionNumber)).contains(Bytes.empty());
        assertThat(dataset.string(Tag.InstanceNumber)).contains("+07");
        assertThat(dataset.string(Tag.ImageComments)).contains(" a<b\r\nc&");
        assertThat(dataset.string(Tag.FrameIncrementPointer)).contains("0018106A");
        assertThat(dataset.require(Tag.Rows))
                .isEqualTo(DataElement.of(Tag.Rows, VR.US, Bytes.of((byte) -1, (byte) -1)));
        assertThat(dataset.bytes(Tag.of(0x00660016))).contains(Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));
    }

    @Test
    void readsPersonNames() throws IOException {
        Dataset dataset = strict("""
                <DicomAttribute tag="00100010" vr="PN"><PersonName number="1">
                  <Ideographic><FamilyName>山田</FamilyName></Ideographic>
                  <Alphabetic><FamilyName>Yamada</FamilyName><NamePrefix>Dr</NamePrefix></Alphabetic>
                </PersonName><PersonName number="2"/></DicomAttribute>
                """);

        assertThat(dataset.strings(Tag.PatientName)).containsExactly("Yamada^^^Dr=山田", "");
        assertThat(dataset.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
    }

    @Test
    void readsItemsAndBulkData() throws IOException {
        EventLog log = new EventLog();
        new DicomXmlReader(in("""
                        <DicomAttribute tag="00081140" vr="SQ"><Item number="1"><DicomAttribute tag="00081155" vr="UI"/></Item>
                        <Item number="2"/></DicomAttribute>
                        <DicomAttribute tag="7FE00010" vr="OW"><BulkData uri="b/1"/></DicomAttribute>
                        """), ModelReadOptions.strict().unresolved(ModelReadOptions.Unresolved.KEEP)).read(log);

        assertThat(log.events())
                .containsExactly("(0008,1140) <", "{", "(0008,1155) UI", "}", "{", "}", ">", "(7FE0,0010) OW at b/1");
    }

    @Test
    void findsOrReservesTheBlockOfAPrivateCreator() throws IOException {
        Dataset dataset = strict("""
                <DicomAttribute tag="00290011" vr="LO"><Value number="1">FIRST</Value></DicomAttribute>
                <DicomAttribute tag="00290001" vr="LO" privateCreator="FIRST"><Value number="1">a</Value></DicomAttribute>
                <DicomAttribute tag="00290001" vr="LO" privateCreator="SECOND"><Value number="1">b</Value></DicomAttribute>
                <DicomAttribute tag="002900FE" vr="LO" privateCreator="SECOND"><Value number="1">c</Value></DicomAttribute>
                """);

        assertThat(dataset.string(Tag.ofPrivate(0x29, "FIRST", 1))).contains("a");
        assertThat(dataset.string(Tag.ofPrivate(0x29, "SECOND", 1))).contains("b");
        assertThat(dataset.string(Tag.ofPrivate(0x29, "SECOND", 0xFE))).contains("c");
        assertThat(dataset.string(Tag.of(0x00290010))).contains("SECOND");
        assertThat(dataset.string(Tag.of(0x00291101))).contains("a");
    }

    @Test
    void readsBackTextThatXmlDoesNotHave() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 100")
                .string(Tag.PatientName, "A\u0001^é")
                .string(Tag.PatientID, "1\u001B2")
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomXmlWriter writer = new DicomXmlWriter(out);
        writer.write(dataset);
        writer.flush();

        Dataset back =
                new DicomXmlReader(new ByteArrayInputStream(out.toByteArray()), ModelReadOptions.strict()).read();

        assertThat(back.string(Tag.PatientName)).contains("A\u0001^é");
        assertThat(back.string(Tag.PatientID)).contains("1\u001B2");
    }

    @Test
    void forgivesWhatOtherProgramsWrite() throws IOException {
        DicomXmlReader reader = new DicomXmlReader(in("""
                <DicomAttribute tag="0008103e" vr="LO"><Value>x</Value><Unknown><a>b</a></Unknown></DicomAttribute>
                <DicomAttribute keyword="PatientID" vr="ZZ"><Value number="1">y</Value></DicomAttribute>
                <DicomAttribute tag="00280030" vr="DS"><Value number="2">1</Value>stray</DicomAttribute>
                """), ModelReadOptions.lenient());

        Dataset dataset = reader.read();

        assertThat(dataset.string(Tag.SeriesDescription)).contains("x");
        assertThat(dataset.require(Tag.PatientID).vr()).isEqualTo(VR.UN);
        assertThat(dataset.strings(Tag.PixelSpacing)).containsExactly("", "1");
        assertThat(reader.warnings())
                .extracting(Warning::text)
                .contains(
                        "a tag is not eight upper-case hexadecimal digits",
                        "a value has no number",
                        "an element is here that the model does not know",
                        "there is no such VR, UN is taken",
                        "text stands where the model has none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a/>",
                "<NativeDicomModel>",
                "<NativeDicomModel></a>",
                "<NativeDicomModel/><a/>",
                "<NativeDicomModel><DicomAttribute vr=\"CS\"/></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"7FE00010\" vr=\"OW\"><BulkData/></DicomAttribute></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"7FE00010\" vr=\"OW\"><InlineBinary>*</InlineBinary></DicomAttribute></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"00280010\" vr=\"US\"><Value number=\"1\">x</Value></DicomAttribute></NativeDicomModel>",
                "<NativeDicomModel><DicomAttribute tag=\"00280010\" vr=\"US\"><Item number=\"1\"/></DicomAttribute></NativeDicomModel>",
                "<NativeDicomModel>&undeclared;</NativeDicomModel>",
                "<NativeDicomModel>\u0001</NativeDicomModel>",
                "<?xml version=\"1.0\" encoding=\"unheard-of\"?><NativeDicomModel/>"
            })
    void refusesWhatIsNoModelEvenLeniently(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(MalformedModelException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE NativeDicomModel><NativeDicomModel/>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><NativeDicomModel/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&x;</NativeDicomModel>",
                "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><NativeDicomModel>&y;</NativeDicomModel>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]><NativeDicomModel/>"
            })
    void refusesDocumentTypesAndTheirEntities(String xml) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "windows-1252"})
    void readsTheEncodingThatTheTextDeclares(String encoding) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><NativeDicomModel>"
                + "<DicomAttribute tag=\"00100020\" vr=\"LO\"><Value number=\"1\">Schädel</Value></DicomAttribute>"
                + "</NativeDicomModel>";
        ByteArrayInputStream in = new ByteArrayInputStream(xml.getBytes(Charset.forName(encoding)));

        assertThat(new DicomXmlReader(in, ModelReadOptions.strict()).read().string(Tag.PatientID))
                .contains("Schädel");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] xml = "<NativeDicomModel>é</NativeDicomModel>".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new DicomXmlReader(new ByteArrayInputStream(xml), ModelReadOptions.lenient()).read())
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void boundsDepthElementsAndValues() {
        String begin = "<NativeDicomModel>";
        String sequence = "<DicomAttribute tag=\"00081140\" vr=\"SQ\">";
        String deep = begin + (sequence + "<Item number=\"1\">").repeat(5_000);
        String many = begin + sequence + "<Item number=\"1\"/>".repeat(5_000);
        String text = begin + "<DicomAttribute tag=\"00081030\" vr=\"LO\"><Value number=\"1\">" + "x".repeat(5_000)
                + "</Value>";
        String skipped = begin + "<a>".repeat(5_000);
        ModelReadOptions options = ModelReadOptions.lenient().maxElements(1_000).maxValueBytes(1_000);

        for (String xml : List.of(deep, many, text, skipped)) {
            ByteArrayInputStream in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> new DicomXmlReader(in, options).read())
                    .isInstanceOf(MalformedModelException.class)
                    .hasMessageMatching(".*(deeper|more|longer) than .*");
        }
    }

    @Test
    void readsAnyNumberOfPredefinedEntities() throws IOException {
        Dataset dataset = strict("<DicomAttribute tag=\"00204000\" vr=\"LT\"><Value number=\"1\">"
                + "&amp;&#10;".repeat(300_000) + "x</Value></DicomAttribute>");

        assertThat(dataset.string(Tag.ImageComments).orElseThrow()).hasSize(600_001);
    }

    @Test
    void saysWhereItIsWrong() {
        MalformedModelException wrong = catchThrowableOfType(MalformedModelException.class, () -> strict("""
                <DicomAttribute tag="00081140" vr="SQ"><Item number="1"><DicomAttribute tag="00280010" vr="US">
                <Value number="1">70000</Value></DicomAttribute></Item></DicomAttribute>
                """));

        assertThat(wrong.tagPath()).isEqualTo("(0008,1140)[0].(0028,0010)");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong).hasMessageNotContaining("70000");
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        byte[] xml = ("<NativeDicomModel>" + " ".repeat(50_000)).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> new DicomXmlReader(
                                new FailingInputStream(new ByteArrayInputStream(xml), 30_000),
                                ModelReadOptions.lenient())
                        .read())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MalformedModelException.class);
    }

    private static Dataset strict(String attributes) throws IOException {
        return new DicomXmlReader(in(attributes), ModelReadOptions.strict()).read();
    }

    private static Dataset read(String xml) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
        return new DicomXmlReader(in, ModelReadOptions.lenient()).read();
    }

    private static ByteArrayInputStream in(String attributes) {
        String xml = "<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\">" + attributes
                + "</NativeDicomModel>";
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
