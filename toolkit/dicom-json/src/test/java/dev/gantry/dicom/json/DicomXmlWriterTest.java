package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DicomXmlWriterTest {
    private static final String BEGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">""";
    private static final String END = "</NativeDicomModel>\n";

    @Test
    void writesValuesWithTheirNumbersAndKeywords() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.ImageType, "ORIGINAL", "", "AXIAL")
                .string(Tag.AccessionNumber, "")
                .integer(Tag.Rows, 512)
                .string(Tag.PixelSpacing, "+0.50", "1")
                .raw(Tag.FrameIncrementPointer, VR.AT, Bytes.of((byte) 0x18, (byte) 0, (byte) 0x6A, (byte) 0x10))
                .build();

        assertThat(xml(dataset))
                .isEqualTo(BEGIN
                        + "<DicomAttribute tag=\"00080008\" vr=\"CS\" keyword=\"ImageType\"><Value number=\"1\">ORIGINAL</Value>"
                        + "<Value number=\"2\"></Value><Value number=\"3\">AXIAL</Value></DicomAttribute>"
                        + "<DicomAttribute tag=\"00080050\" vr=\"SH\" keyword=\"AccessionNumber\"></DicomAttribute>"
                        + "<DicomAttribute tag=\"00280009\" vr=\"AT\" keyword=\"FrameIncrementPointer\">"
                        + "<Value number=\"1\">0018106A</Value></DicomAttribute>"
                        + "<DicomAttribute tag=\"00280010\" vr=\"US\" keyword=\"Rows\"><Value number=\"1\">512</Value></DicomAttribute>"
                        + "<DicomAttribute tag=\"00280030\" vr=\"DS\" keyword=\"PixelSpacing\"><Value number=\"1\">+0.50</Value>"
                        + "<Value number=\"2\">1</Value></DicomAttribute>"
                        + END);
    }

    @Test
    void writesPersonNamesByGroupAndComponent() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .string(Tag.PatientName, "Yamada^Tarou^^Dr=山田^太郎", "")
                .build();

        assertThat(xml(dataset))
                .contains(
                        "<PersonName number=\"1\"><Alphabetic><FamilyName>Yamada</FamilyName><GivenName>Tarou</GivenName>"
                                + "<NamePrefix>Dr</NamePrefix></Alphabetic><Ideographic><FamilyName>山田</FamilyName>"
                                + "<GivenName>太郎</GivenName></Ideographic></PersonName><PersonName number=\"2\"></PersonName>");
    }

    @Test
    void numbersItemsAndNestsThem() throws IOException {
        Dataset item =
                Dataset.builder().string(Tag.ReferencedSOPInstanceUID, "1.2").build();
        Dataset dataset = Dataset.builder()
                .items(Tag.ReferencedImageSequence, Dataset.empty(), item)
                .items(Tag.ReferencedStudySequence)
                .build();

        assertThat(xml(dataset))
                .contains("keyword=\"ReferencedStudySequence\"></DicomAttribute>")
                .contains(
                        "<Item number=\"1\"></Item><Item number=\"2\"><DicomAttribute tag=\"00081155\" vr=\"UI\" "
                                + "keyword=\"ReferencedSOPInstanceUID\"><Value number=\"1\">1.2</Value></DicomAttribute></Item>");
    }

    @Test
    void namesTheCreatorOfAPrivateElementInsteadOfItsBlock() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.of(0x00290010), VR.LO, "A \"&<")
                .string(Tag.of(0x00290011), VR.LO, "A \"&<")
                .raw(Tag.of(0x00291001), VR.OB, Bytes.of((byte) 1, (byte) 2))
                .raw(Tag.of(0x00291101), VR.OB, Bytes.of((byte) 1, (byte) 2))
                .raw(Tag.of(0x00291201), VR.OB, Bytes.of((byte) 1, (byte) 2))
                .build();

        assertThat(xml(dataset))
                .contains("<DicomAttribute tag=\"00290001\" vr=\"OB\" privateCreator=\"A &quot;&amp;&lt;\">"
                        + "<InlineBinary>AQI=</InlineBinary></DicomAttribute>")
                .contains("<DicomAttribute tag=\"00291101\" vr=\"OB\">")
                .contains("<DicomAttribute tag=\"00291201\" vr=\"OB\">");
    }

    @Test
    void escapesTextAndWritesAsBinaryWhatXmlDoesNotHave() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.PatientID, "1\u001B2")
                .string(Tag.ImageComments, " a<b>&\r\n\té\uD83D\uDE00")
                .build();

        assertThat(xml(dataset))
                .contains("<InlineBinary>MRsyIA==</InlineBinary>")
                .contains("<Value number=\"1\"> a&lt;b&gt;&amp;&#13;\n\té\uD83D\uDE00</Value>");
    }

    @Test
    void spellsWhatIsNoNumberAsXmlSchemaDoes() throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(Double.NaN)
                .putDouble(Double.POSITIVE_INFINITY)
                .putDouble(Double.NEGATIVE_INFINITY)
                .putDouble(-0.0);
        Dataset dataset = Dataset.builder()
                .raw(Tag.of(0x00189074), VR.FD, Bytes.of(numbers.array()))
                .build();

        assertThat(xml(dataset)).contains(">NaN<", ">INF<", ">-INF<", ">-0.0<");
    }

    @Test
    void writesTheSameFromAStreamAsFromADataSet() throws IOException {
        Dataset dataset = Dataset.builder()
                .items(Tag.ReferencedImageSequence, Dataset.empty())
                .string(Tag.of(0x00290010), VR.LO, "ACME")
                .raw(Tag.of(0x00291001), VR.OB, Bytes.of(new byte[10]))
                .raw(Tag.PixelData, VR.OW, Bytes.of(new byte[2]))
                .build();
        BulkDataUris bulk = new BulkDataUris(8, (path, length) -> "b/" + path + "?a&" + length);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new DatasetWriter(file, TransferSyntax.ExplicitVRLittleEndian).write(dataset);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();

        DicomXmlWriter writer = new DicomXmlWriter(streamed);
        ByteArrayInputStream in = new ByteArrayInputStream(file.toByteArray());
        writer.write(
                DatasetReader.of(in, TransferSyntax.ExplicitVRLittleEndian, ReadOptions.strict()), bulk, List.of());
        writer.flush();

        assertThat(streamed.toString(StandardCharsets.UTF_8))
                .isEqualTo(xml(dataset, bulk))
                .contains("<BulkData uri=\"b/00291001?a&amp;10\"/>")
                .contains("<BulkData uri=\"b/7FE00010?a&amp;2\"/>");
    }

    private static String xml(Dataset dataset) throws IOException {
        return xml(dataset, BulkDataUris.NONE);
    }

    private static String xml(Dataset dataset, BulkDataUris bulk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomXmlWriter writer = new DicomXmlWriter(out, bulk);
        writer.write(dataset);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
