package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonReaderTest {
    private static final Tag PRIVATE = Tag.of(0x00091001);

    @Test
    void readsTextNumbersAndTags() throws IOException {
        Dataset dataset = strict("""
                {"00080060": {"vr": "CS", "Value": ["CT"]},
                 "00200013": {"vr": "IS", "Value": [12]},
                 "00280009": {"vr": "AT", "Value": ["00181063"]},
                 "00280010": {"vr": "US", "Value": [65535]},
                 "00280030": {"vr": "DS", "Value": [0.50, "0.25"]},
                 "00280106": {"vr": "SS", "Value": [-1, 2]}}
                """);

        assertThat(dataset.size()).isEqualTo(6);
        assertThat(dataset.string(Tag.Modality)).contains("CT");
        assertThat(dataset.integer(Tag.InstanceNumber)).hasValue(12);
        assertThat(dataset.strings(Tag.FrameIncrementPointer)).containsExactly("00181063");
        assertThat(dataset.integer(Tag.Rows)).hasValue(65535);
        assertThat(dataset.strings(Tag.PixelSpacing)).containsExactly("0.50", "0.25");
        assertThat(dataset.integers(Tag.SmallestImagePixelValue)).containsExactly(-1, 2);
    }

    @Test
    void padsTextToEvenLength() throws IOException {
        Dataset dataset = strict("""
                {"00080018": {"vr": "UI", "Value": ["1.2"]}, "00080060": {"vr": "CS", "Value": ["MRI"]}}
                """);

        assertThat(dataset.bytes(Tag.SOPInstanceUID)).contains(ascii("1.2\0"));
        assertThat(dataset.bytes(Tag.Modality)).contains(ascii("MRI "));
    }

    @Test
    void keepsEmptyElementsAndEmptyValuesBetweenOthers() throws IOException {
        Dataset dataset = strict("""
                {"00080008": {"vr": "CS", "Value": ["ORIGINAL", null, "AXIAL", ""]},
                 "00080050": {"vr": "SH"},
                 "00081030": {"vr": "LO", "Value": []},
                 "00081110": {"vr": "SQ"},
                 "00081115": {"vr": "SQ", "Value": []},
                 "00081140": {"vr": "SQ", "Value": [{}, {}]},
                 "00100010": {"vr": "PN", "Value": [null]},
                 "00280010": {"vr": "US"}}
                """);

        assertThat(dataset.bytes(Tag.ImageType)).contains(ascii("ORIGINAL\\\\AXIAL\\"));
        assertThat(dataset.bytes(Tag.AccessionNumber)).contains(Bytes.empty());
        assertThat(dataset.bytes(Tag.StudyDescription)).contains(Bytes.empty());
        assertThat(dataset.require(Tag.ReferencedStudySequence).value()).isEqualTo(new Value.Items(List.of()));
        assertThat(dataset.require(Tag.ReferencedSeriesSequence).value()).isEqualTo(new Value.Items(List.of()));
        assertThat(dataset.items(Tag.ReferencedImageSequence)).containsExactly(Dataset.empty(), Dataset.empty());
        assertThat(dataset.bytes(Tag.PatientName)).contains(Bytes.empty());
        assertThat(dataset.bytes(Tag.Rows)).contains(Bytes.empty());
    }

    @Test
    void readsPersonNamesWithTheirGroupsInAnyOrder() throws IOException {
        Dataset dataset = strict("""
                {"00100010": {"vr": "PN", "Value": [
                    {"Phonetic": "やまだ^たろう", "Alphabetic": "Yamada^Tarou"}, {"Ideographic": "山田"}, {}]}}
                """);

        assertThat(dataset.strings(Tag.PatientName)).containsExactly("Yamada^Tarou==やまだ^たろう", "=山田", "");
        assertThat(dataset.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
    }

    @Test
    void declaresUtf8WhateverTheTextDeclared() throws IOException {
        Dataset dataset = strict("""
                {"00080005": {"vr": "CS", "Value": ["ISO_IR 100"]},
                 "00081140": {"vr": "SQ", "Value": [{"0008103E": {"vr": "LO", "Value": ["Schädel"]}}]}}
                """);

        assertThat(dataset.string(Tag.SpecificCharacterSet)).contains("ISO_IR 192");
        assertThat(dataset.items(Tag.ReferencedImageSequence).getFirst().string(Tag.SeriesDescription))
                .contains("Schädel");
    }

    @Test
    void unescapesText() throws IOException {
        Dataset dataset = strict("""
                {"00204000": {"vr": "LT", "Value": ["\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\\uD83D\\uDE00\\u0000x"]}}
                """);

        assertThat(dataset.string(Tag.ImageComments)).contains("\"\\/\b\f\n\r\té€\uD83D\uDE00\0x");
    }

    @Test
    void readsInlineBinaryAndKeepsItsLength() throws IOException {
        Dataset dataset = strict("""
                {"00091001": {"vr": "UN", "InlineBinary": "AQID"}, "7FE00010": {"vr": "OW", "InlineBinary": "AQIDBA=="}}
                """);

        assertThat(dataset.bytes(PRIVATE)).contains(Bytes.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(dataset.bytes(Tag.PixelData)).contains(Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));
    }

    @ParameterizedTest
    @CsvSource({
        "FL, 0.1, 0.1",
        "FL, -0.0, -0.0",
        "FL, 16777217, 1.6777216E7",
        "FD, 1e300, 1.0E300",
        "FD, 4.9E-324, 4.9E-324",
        "FD, \"NaN\", NaN",
        "FD, \"Infinity\", Infinity",
        "FD, \"-inf\", -Infinity",
        "FL, \"inf\", Infinity",
        "FL, \"-Infinity\", -Infinity",
        "SV, -9223372036854775808, -9223372036854775808",
        "SV, \"9223372036854775807\", 9223372036854775807",
        "UV, 18446744073709551615, 18446744073709551615",
        "UV, \"18446744073709551615\", 18446744073709551615",
        "UL, 4294967295, 4294967295",
        "SL, -2147483648, -2147483648",
        "SS, 1e2, 100",
        "US, 12.0, 12"
    })
    void readsNumbersExactly(String vr, String json, String expected) throws IOException {
        Dataset dataset = strict("{\"00091001\": {\"vr\": \"" + vr + "\", \"Value\": [" + json + "]}}");

        assertThat(dataset.strings(PRIVATE)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10", "1E+05", "99999999999999999999", "1e-400", "\"+1\"", "\"007\"", "\"abc\""})
    void keepsDecimalTextAsItStands(String json) throws IOException {
        Dataset dataset = strict("{\"00180050\": {\"vr\": \"DS\", \"Value\": [" + json + "]}}");

        assertThat(dataset.string(Tag.SliceThickness)).contains(json.replace("\"", ""));
    }

    @Test
    void asksForBulkDataAndTakesWhatItIsGiven() throws IOException {
        Value fragments = new Value.Fragments(List.of(Bytes.empty(), Bytes.of(new byte[4])));
        ModelReadOptions options = ModelReadOptions.strict()
                .bulkData((uri, path, vr) -> uri.equals("b/1") && path.equals("(5400,0100)[0].(5400,1010)")
                        ? Optional.of(fragments)
                        : Optional.empty());

        Dataset dataset = read("""
                {"54000100": {"vr": "SQ", "Value": [{"54001010": {"vr": "OW", "BulkDataURI": "b/1"}}]}}
                """, options);

        assertThat(dataset.items(Tag.WaveformSequence)
                        .getFirst()
                        .require(Tag.WaveformData)
                        .value())
                .isEqualTo(fragments);
    }

    @Test
    void refusesKeepsOrLeavesOutBulkDataThatIsNotFound() throws IOException {
        String json = "{\"7FE00010\": {\"vr\": \"OW\", \"BulkDataURI\": \"http://a/b\"}}";
        ModelReadOptions options = ModelReadOptions.lenient();

        assertThatThrownBy(() -> read(json, options))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("(7FE0,0010)");
        assertThat(read(json, options.unresolved(ModelReadOptions.Unresolved.KEEP))
                        .bytes(Tag.PixelData))
                .contains(Bytes.empty());
        assertThat(read(json, options.unresolved(ModelReadOptions.Unresolved.LEAVE_OUT)))
                .isEmpty();
    }

    @Test
    void readsTheDataSetsOfAnArrayOneAtATime() throws IOException {
        DicomJsonReader reader = reader("""
                [ {"00080060": {"vr": "CS", "Value": ["CT"]}}, {}, {"00080060": {"vr": "CS", "Value": ["MR"]}} ]
                """, ModelReadOptions.strict());

        assertThat(reader.next().flatMap(dataset -> dataset.string(Tag.Modality)))
                .contains("CT");
        assertThat(reader.next()).contains(Dataset.empty());
        assertThat(reader.next().flatMap(dataset -> dataset.string(Tag.Modality)))
                .contains("MR");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void readsAnEmptyArrayAndLinesOfJson() throws IOException {
        assertThat(reader("[]", ModelReadOptions.strict()).next()).isEmpty();

        DicomJsonReader lines =
                reader("{}\n{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"1\"]}}\n", ModelReadOptions.strict());
        assertThat(lines.next()).contains(Dataset.empty());
        assertThat(lines.next()).isPresent();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void handsOnTheEventsOfADataSet() throws IOException {
        EventLog log = new EventLog();
        DicomJsonReader reader = reader("""
                {"00081140": {"vr": "SQ", "Value": [{"00081155": {"vr": "UI", "Value": ["1"]}}, {}]},
                 "00081150": {"vr": "SQ"},
                 "7FE00010": {"vr": "OW", "BulkDataURI": "u"}}
                """, ModelReadOptions.strict().unresolved(ModelReadOptions.Unresolved.KEEP));

        assertThat(reader.next(log)).isTrue();
        assertThat(reader.next(log)).isFalse();
        assertThat(log.events())
                .containsExactly(
                        "(0008,1140) <",
                        "{",
                        "(0008,1155) UI",
                        "}",
                        "{",
                        "}",
                        ">",
                        "(0008,1150) <",
                        ">",
                        "(7FE0,0010) OW at u");
    }

    @Test
    void forgivesWhatOtherProgramsWrite() throws IOException {
        DicomJsonReader reader = reader("""
                \uFEFF{"00100020": {"Value": ["P"], "vr": "LO"},
                 "00080060": {"Value": ["CT"]},
                 "00280120": {"Value": [-5]},
                 "0040a730": {"Value": [{}, {"00080100": {"vr": "SH", "Value": ["1"]}}], "vr": "SQ"},
                 "PatientName": {"vr": "PN", "Value": ["A^B"]},
                 "00091001": {"vr": "ZZ", "Value": ["text"]},
                 "00280010": {"vr": "US", "Value": ["7", null]},
                 "00280011": {"vr": "US", "Value": 8, "name": {"a": [1, true, null, {}]}},
                 "00200013": {"vr": "IS", "Value": [1]},
                 "00200013": {"vr": "IS", "Value": [2]},
                 "00080000": {"vr": "UL", "Value": [10]},
                 "00020010": {"vr": "UI", "Value": ["1.2"]},
                 "_vrMap": {}}
                """, ModelReadOptions.lenient());

        Dataset dataset = reader.next().orElseThrow();

        assertThat(dataset.string(Tag.PatientID)).contains("P");
        assertThat(dataset.string(Tag.Modality)).contains("CT");
        assertThat(dataset.require(Tag.PixelPaddingValue).vr()).isEqualTo(VR.SS);
        assertThat(dataset.items(Tag.ContentSequence)).hasSize(2);
        assertThat(dataset.string(Tag.PatientName)).contains("A^B");
        assertThat(dataset.require(PRIVATE)).isEqualTo(DataElement.of(PRIVATE, VR.UN, ascii("text")));
        assertThat(dataset.integers(Tag.Rows)).containsExactly(7);
        assertThat(dataset.integers(Tag.Columns)).containsExactly(8);
        assertThat(dataset.strings(Tag.InstanceNumber)).containsExactly("1");
        assertThat(dataset.size()).isEqualTo(9);
        assertThat(reader.warnings())
                .extracting(Warning::text)
                .contains(
                        "the text begins with a byte order mark",
                        "the elements are not in the order of their tags",
                        "the VR is missing, the dictionary's is taken",
                        "a tag is not eight upper-case hexadecimal digits",
                        "a string is no value of VR PN",
                        "there is no such VR, UN is taken",
                        "a string is no value of VR US",
                        "values are not in an array",
                        "an attribute has a member that the model does not know",
                        "the element comes a second time, the first is taken",
                        "a group length is no part of the model",
                        "file meta information is no part of the model",
                        "a name is no tag and is passed over");
    }

    @Test
    void decidesWhatEmptyObjectsAreWhenTheVrComesLast() throws IOException {
        Dataset dataset = strict("""
                {"00091001": {"Value": [{}, {}], "vr": "SQ"},
                 "00091002": {"Value": [{}, {"Alphabetic": "A"}], "vr": "PN"},
                 "00091003": {"Value": [{}, {"00080060": {"vr": "CS"}}], "vr": "SQ"},
                 "00091004": {"Value": [{}], "vr": "PN"}}
                """);

        assertThat(dataset.items(PRIVATE)).hasSize(2);
        assertThat(dataset.strings(Tag.of(0x00091002))).containsExactly("", "A");
        assertThat(dataset.items(Tag.of(0x00091003))).hasSize(2);
        assertThat(dataset.strings(Tag.of(0x00091004))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "{",
                "[",
                "[{}",
                "[{},]",
                "[{}]x",
                "{}x",
                "{\"00080060\"}",
                "{\"00080060\":1}",
                "{\"00080060\":{\"vr\":\"CS\",}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"A\"",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"A]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"A\tB\"]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"\\x\"]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"\\u12G4\"]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[[\"A\"]]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[true]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[{\"00080060\":{}}]}}",
                "{\"00080060\":{\"Value\":[{\"00080060\":{}}],\"vr\":\"CS\"}}",
                "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[\"A\"]}}",
                "{\"00081140\":{\"vr\":\"SQ\",\"InlineBinary\":\"\"}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[01]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[-]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[NaN]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[99999999999999999999]}}",
                "{\"00189074\":{\"vr\":\"FD\",\"Value\":[\"0x1p3\"]}}",
                "{\"00280009\":{\"vr\":\"AT\",\"Value\":[\"0018106\"]}}",
                "{\"00420011\":{\"vr\":\"OB\",\"InlineBinary\":\"A*==\"}}",
                "{\"00420011\":{\"vr\":\"OB\",\"Value\":[1]}}",
                "{\"FFFEE000\":{\"vr\":\"UN\"}}"
            })
    void refusesWhatIsNoModelEvenLeniently(String json) {
        assertThatThrownBy(() -> {
                    DicomJsonReader reader = reader(json, ModelReadOptions.lenient());
                    while (reader.next().isPresent()) {}
                })
                .isInstanceOf(MalformedModelException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"00080060\":{\"Value\":[\"CT\"]}}",
                "{\"00080060\":{\"vr\":\"XX\"}}",
                "{\"0008103e\":{\"vr\":\"LO\"}}",
                "{\"00100020\":{\"vr\":\"LO\"},\"00080060\":{\"vr\":\"CS\"}}",
                "{\"00080060\":{\"vr\":\"CS\"},\"00080060\":{\"vr\":\"CS\"}}",
                "{\"00080000\":{\"vr\":\"UL\",\"Value\":[1]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"A\\\\B\"]}}",
                "{\"00080060\":{\"vr\":\"CS\",\"Value\":[1]}}",
                "{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"A\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[-1]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"1\"]}}",
                "{\"00280010\":{\"vr\":\"US\",\"Value\":[1,null]}}",
                "{\"00204000\":{\"vr\":\"LT\",\"Value\":[\"a\",\"b\"]}}",
                "{\"00204000\":{\"vr\":\"LT\",\"Value\":[\"\\ud800\"]}}",
                "{\"00420011\":{\"vr\":\"OB\",\"InlineBinary\":\"\",\"BulkDataURI\":\"\"}}"
            })
    void refusesWhatTheStandardForbidsWhenStrict(String json) throws IOException {
        assertThatThrownBy(() -> strict(json)).isInstanceOf(MalformedModelException.class);
        assertThat(read(json, ModelReadOptions.lenient())).isNotNull();
    }

    @Test
    void saysWhereItIsWrong() {
        String json = """
                {"00081140": {"vr": "SQ", "Value": [{},
                  {"00280010": {"vr": "US", "Value": [-70000]}}]}}
                """;

        MalformedModelException wrong =
                catchThrowableOfType(MalformedModelException.class, () -> read(json, ModelReadOptions.lenient()));

        assertThat(wrong.tagPath()).isEqualTo("(0008,1140)[1].(0028,0010)");
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.column()).isEqualTo(47);
        assertThat(wrong.offset()).isEqualTo(json.indexOf("]}}]}}") + 2);
        assertThat(wrong).hasMessageNotContaining("70000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xC1, 0xF5, 0xFF, 0xC3})
    void refusesBytesThatAreNotUtf8(int b) {
        byte[] json = "{\"00204000\":{\"vr\":\"LT\",\"Value\":[\"?\"]}}".getBytes(StandardCharsets.US_ASCII);
        json[34] = (byte) b;

        assertThatThrownBy(() -> new DicomJsonReader(new ByteArrayInputStream(json), ModelReadOptions.lenient()).next())
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void boundsDepthElementsAndValues() {
        String deep = "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[".repeat(5_000);
        String many = "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[" + "{},".repeat(5_000);
        String wide = "{\"00081030\":{\"vr\":\"LO\",\"Value\":[" + "null,".repeat(5_000);
        String text = "{\"00081030\":{\"vr\":\"LO\",\"Value\":[\"" + "x".repeat(5_000);
        String skipped = "{\"x\":" + "[".repeat(5_000);
        ModelReadOptions options = ModelReadOptions.lenient().maxElements(1_000).maxValueBytes(1_000);

        for (String json : List.of(deep, many, wide, text, skipped)) {
            assertThatThrownBy(() -> read(json, options))
                    .isInstanceOf(MalformedModelException.class)
                    .hasMessageMatching(".*(deeper|more|longer) than .*");
        }
    }

    @Test
    void readsManyElementsInTheWrongOrderInLinearTime() throws IOException {
        StringBuilder json = new StringBuilder("{");
        for (int i = 200_000; i > 0; i--) {
            json.append(String.format("\"7%07X\":{\"vr\":\"UN\"}%s", i * 2 + 1, i == 1 ? "}" : ","));
        }

        assertThat(read(json.toString(), ModelReadOptions.lenient()).size()).isGreaterThan(199_000);
    }

    private static Dataset strict(String json) throws IOException {
        return read(json, ModelReadOptions.strict());
    }

    private static Dataset read(String json, ModelReadOptions options) throws IOException {
        return reader(json, options).next().orElseThrow();
    }

    private static DicomJsonReader reader(String json, ModelReadOptions options) {
        return new DicomJsonReader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), options);
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text, StandardCharsets.US_ASCII);
    }
}
