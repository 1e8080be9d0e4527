package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomJsonWriterTest {
    private static final BulkDataUris BULK = new BulkDataUris(8, (path, length) -> "bulk/" + path + "?" + length);

    @Test
    void writesTextNumbersAndTags() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.Modality, "CT")
                .string(Tag.InstanceNumber, "12")
                .string(Tag.PixelSpacing, "0.5", "0.25")
                .integer(Tag.Rows, 65535)
                .raw(Tag.FrameIncrementPointer, VR.AT, Bytes.of((byte) 0x18, (byte) 0, (byte) 0x63, (byte) 0x10))
                .build();

        assertThat(json(dataset))
                .isEqualTo("{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]},"
                        + "\"00200013\":{\"vr\":\"IS\",\"Value\":[12]},"
                        + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[65535]},"
                        + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,0.25]}}");
    }

    @Test
    void leavesOutTheValueOfAnEmptyElementAndPutsNullBetweenOthers() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.AccessionNumber, "")
                .string(Tag.ImageType, "ORIGINAL", "", "AXIAL")
                .string(Tag.PatientName, "=")
                .items(Tag.ReferencedStudySequence)
                .build();

        assertThat(json(dataset))
                .isEqualTo("{\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]},"
                        + "\"00080050\":{\"vr\":\"SH\"},"
                        + "\"00081110\":{\"vr\":\"SQ\"},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[null]}}");
    }

    @Test
    void splitsPersonNamesIntoTheirGroupsWhateverTheCharacterSet() throws IOException {
        Charset japanese = Charset.forName("ISO-2022-JP");
        byte[] name = "Yamada^Tarou=山田^太郎=やまだ^たろう".getBytes(japanese);
        Dataset dataset = Dataset.builder()
                .raw(Tag.SpecificCharacterSet, VR.CS, Bytes.of("\\ISO 2022 IR 87", StandardCharsets.US_ASCII))
                .raw(Tag.PatientName, VR.PN, Bytes.of(name))
                .build();

        assertThat(json(dataset))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\","
                        + "\"Ideographic\":\"山田^太郎\",\"Phonetic\":\"やまだ^たろう\"}]}}");
    }

    @Test
    void escapesWhatJsonReserves() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.ImageComments, "a\"b\\c\r\n\t\u0007é€\uD83D\uDE00 ")
                .build();

        assertThat(json(dataset)).contains("\"Value\":[\"a\\\"b\\\\c\\r\\n\\t\\u0007é€\uD83D\uDE00\"]");
    }

    @Test
    void nestsSequences() throws IOException {
        Dataset inner = Dataset.builder().string(Tag.CodeValue, "1").build();
        Dataset item = Dataset.builder()
                .items(Tag.PurposeOfReferenceCodeSequence, inner, Dataset.empty())
                .string(Tag.CodeMeaning, "x")
                .build();
        Dataset dataset = Dataset.builder()
                .items(Tag.ReferencedImageSequence, item)
                .string(Tag.PatientID, "P")
                .build();

        assertThat(json(dataset))
                .isEqualTo("{\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00080104\":{\"vr\":\"LO\",\"Value\":[\"x\"]},"
                        + "\"0040A170\":{\"vr\":\"SQ\",\"Value\":[{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"1\"]}},{}]}"
                        + "}]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P\"]}}");
    }

    @Test
    void keepsPrivateElementsAndDropsGroupLengthsAndMetaInformation() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.of(0x00020010), VR.UI, "1.2")
                .raw(Tag.of(0x00080000), VR.UL, Bytes.of(new byte[4]))
                .string(Tag.of(0x00090010), VR.LO, "ACME")
                .raw(Tag.of(0x00091001), VR.UN, Bytes.of((byte) 1, (byte) 2))
                .build();

        assertThat(json(dataset))
                .isEqualTo("{\"00090010\":{\"vr\":\"LO\",\"Value\":[\"ACME\"]},"
                        + "\"00091001\":{\"vr\":\"UN\",\"InlineBinary\":\"AQI=\"}}");
    }

    @Test
    void givesTheAddressOfLongBinaryValuesOfPixelDataAndOfValuesNotRead() throws IOException {
        Dataset item = Dataset.builder()
                .raw(Tag.WaveformData, VR.OW, Bytes.of(new byte[10]))
                .build();
        Dataset dataset = Dataset.builder()
                .items(Tag.WaveformSequence, Dataset.empty(), item)
                .raw(Tag.of(0x00420011), VR.OB, Bytes.of(new byte[8]))
                .put(new DataElement(Tag.of(0x00660016), VR.OF, new Value.Bulk(100, 2_000)))
                .raw(Tag.PixelData, VR.OW, Bytes.of(new byte[2]))
                .build();

        assertThat(json(dataset, BULK))
                .isEqualTo("{\"00420011\":{\"vr\":\"OB\",\"InlineBinary\":\"AAAAAAAAAAA=\"},"
                        + "\"00660016\":{\"vr\":\"OF\",\"BulkDataURI\":\"bulk/00660016?2000\"},"
                        + "\"54000100\":{\"vr\":\"SQ\",\"Value\":[{},"
                        + "{\"54001010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/54000100/2/54001010?10\"}}]},"
                        + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/7FE00010?2\"}}");
    }

    @Test
    void refusesAValueThatWasNotReadAndHasNoAddress() {
        Dataset dataset = Dataset.builder()
                .put(new DataElement(Tag.of(0x00660016), VR.OF, new Value.Bulk(100, 2_000)))
                .build();

        assertThatThrownBy(() -> json(dataset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("00660016");
    }

    @Test
    void writesBinaryNumbersExactly() throws IOException {
        Dataset dataset = Dataset.builder()
                .raw(
                        Tag.of(0x00091001),
                        VR.FL,
                        Bytes.of(numbers(12)
                                .putFloat(0.1f)
                                .putFloat(Float.NaN)
                                .putFloat(-1e10f)
                                .array()))
                .raw(
                        Tag.of(0x00091002),
                        VR.FD,
                        Bytes.of(numbers(16)
                                .putDouble(1e300)
                                .putDouble(Double.NEGATIVE_INFINITY)
                                .array()))
                .raw(
                        Tag.of(0x00091003),
                        VR.SV,
                        Bytes.of(numbers(16).putLong(-5).putLong(Long.MAX_VALUE).array()))
                .raw(Tag.of(0x00091004), VR.UV, Bytes.of(numbers(8).putLong(-1).array()))
                .raw(
                        Tag.of(0x00091005),
                        VR.SS,
                        Bytes.of(numbers(4)
                                .putShort((short) -2)
                                .putShort((short) 3)
                                .array()))
                .raw(Tag.of(0x00091006), VR.UL, Bytes.of(numbers(4).putInt(-1).array()))
                .raw(
                        Tag.of(0x00091007),
                        VR.SL,
                        Bytes.of(numbers(4).putInt(-123456).array()))
                .build();

        assertThat(json(dataset))
                .contains("[0.1,\"NaN\",-1.0E10]")
                .contains("[1.0E300,\"-inf\"]")
                .contains("[-5,\"9223372036854775807\"]")
                .contains("[\"18446744073709551615\"]")
                .contains("[-2,3]")
                .contains("[4294967295]")
                .contains("[-123456]");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "+1, 1",
        "-1, -1",
        "007, 7",
        "-00.50, -0.50",
        ".5, 0.5",
        "-.5, -0.5",
        "5., 5",
        "1.e3, 1e3",
        "1E+05, 1E+05",
        "0, 0",
        "000, 0",
        "99999999999999999999, 99999999999999999999",
        "1e, \"1e\"",
        "., \".\"",
        "-, \"-\"",
        "1 2, \"1 2\"",
        "0x10, \"0x10\"",
        "NaN, \"NaN\"",
        "1.2.3, \"1.2.3\"",
        "e5, \"e5\"",
        "--1, \"--1\"",
        "1e+, \"1e+\""
    })
    void writesDecimalTextAsAJsonNumberWhenItIsOne(String text, String expected) throws IOException {
        Dataset dataset = Dataset.builder().string(Tag.SliceThickness, text).build();

        assertThat(json(dataset)).isEqualTo("{\"00180050\":{\"vr\":\"DS\",\"Value\":[" + expected + "]}}");
    }

    @Test
    void separatesTheDataSetsOfAnArray() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out);
        Dataset dataset = Dataset.builder().string(Tag.StudyID, "1").build();

        writer.beginArray();
        writer.write(dataset);
        writer.write(Dataset.empty());
        writer.write(dataset);
        writer.endArray();
        writer.flush();

        String one = "{\"00200010\":{\"vr\":\"SH\",\"Value\":[\"1\"]}}";
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[" + one + ",{}," + one + "]");
    }

    @Test
    void writesValuesLongerThanItsBuffer() throws IOException {
        byte[] binary = new byte[100_000];
        List<String> many = Collections.nCopies(50_000, "0.123");
        DatasetBuilder builder = Dataset.builder()
                .raw(Tag.of(0x00091001), VR.OB, Bytes.of(binary))
                .string(Tag.of(0x00091002), VR.DS, many.toArray(String[]::new));

        String json = json(builder.build());

        assertThat(json)
                .contains(Base64.getEncoder().encodeToString(binary))
                .contains("[" + String.join(",", many) + "]");
    }

    private static ByteBuffer numbers(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String json(Dataset dataset) throws IOException {
        return json(dataset, BulkDataUris.NONE);
    }

    private static String json(Dataset dataset, BulkDataUris bulk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out, bulk);
        writer.write(dataset);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
