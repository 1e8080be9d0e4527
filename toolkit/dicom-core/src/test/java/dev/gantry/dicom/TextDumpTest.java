package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDumpTest {

    private static final Dataset DATASET = Dataset.builder()
            .string(Tag.SpecificCharacterSet, "ISO_IR 100")
            .string(Tag.SOPClassUID, UID.CTImageStorage)
            .string(Tag.SOPInstanceUID, "1.2.3")
            .string(Tag.ImageType, "ORIGINAL", "PRIMARY")
            .items(
                    Tag.ReferencedStudySequence,
                    Dataset.builder()
                            .raw(Tag.InstitutionName, VR.LO, Bytes.of("Größe ", StandardCharsets.ISO_8859_1))
                            .items(Tag.ReferencedSeriesSequence)
                            .build(),
                    Dataset.empty())
            .string(Tag.PatientName, "Müller")
            .integer(Tag.Rows, 512)
            .string(Tag.of(0x00290010), "ACME")
            .raw(Tag.of(0x00291010), VR.OB, Bytes.of((byte) 1, (byte) 0xAB))
            .build();

    private static String dump(Dataset dataset, TextDump.Options options) throws IOException {
        StringWriter out = new StringWriter();
        new TextDump(out, options).dataset(dataset);
        return out.toString();
    }

    private static String dump(byte[] file, TextDump.Options options) throws IOException {
        StringWriter out = new StringWriter();
        new TextDump(out, options).file(new ByteArrayInputStream(file), ReadOptions.strict());
        return out.toString();
    }

    @Test
    void printsALineForEachElement() throws IOException {
        assertThat(dump(DATASET, TextDump.Options.standard()).replaceAll(" +#", " #"))
                .isEqualTo("""
                        (0008,0005) CS [ISO_IR 100] # 10, 1 SpecificCharacterSet
                        (0008,0008) CS [ORIGINAL\\PRIMARY] # 16, 2 ImageType
                        (0008,0016) UI [1.2.840.10008.5.1.4.1.1.2] =CTImageStorage # 26, 1 SOPClassUID
                        (0008,0018) UI [1.2.3] # 6, 1 SOPInstanceUID
                        (0008,1110) SQ # undefined, 1 ReferencedStudySequence
                          item 0
                            (0008,0080) LO [Größe] # 6, 1 InstitutionName
                            (0008,1115) SQ # undefined, 1 ReferencedSeriesSequence
                          item 1
                        (0010,0010) PN [Müller] # 6, 1 PatientName
                        (0028,0010) US 512 # 2, 1 Rows
                        (0029,0010) LO [ACME] # 4, 1 PrivateCreator
                        (0029,1010) OB 01\\ab # 2, 1 ACME
                        """);
    }

    @Test
    void printsAFileAsItsDataset() throws IOException {
        Dataset withPixels = DATASET.with(new DataElement(
                Tag.PixelData, VR.OB, new Value.Fragments(List.of(Bytes.empty(), Bytes.of((byte) 0xFF, (byte) 0xD8)))));
        byte[] file = RoundTripTest.write(withPixels, TransferSyntax.of(UID.JPEGBaseline8Bit));

        String printed = dump(file, TextDump.Options.standard());

        assertThat(printed.substring(printed.indexOf("# data set")))
                .isEqualToIgnoringWhitespace("# data set in JPEG Baseline (Process 1)\n"
                        + dump(withPixels, TextDump.Options.standard())
                                .replace("undefined, 1 ReferencedSeries", "0, 1 ReferencedSeries"));
        assertThat(printed).contains("(0002,0010) UI [1.2.840.10008.1.2.4.50] =JPEGBaseline8Bit");
        assertThat(printed).contains("  offset table").contains("  fragment 0 ff\\d8");
    }

    @Test
    void beginsLinesWithOffsetsIfAsked() throws IOException {
        byte[] file = RoundTripTest.write(DATASET, TransferSyntax.ExplicitVRBigEndian);

        String printed = dump(file, TextDump.Options.standard().withOffsets());

        assertThat(printed).startsWith("00000084: (0002,0000) UL ");
        assertThat(printed).contains("(0028,0010) US 512 ");
        int offset = Integer.parseInt(
                printed.substring(printed.indexOf("(0008,0005)") - 10).substring(0, 8), 16);
        assertThat(file[offset + 1]).isEqualTo((byte) 8);
        assertThat(file[offset + 3]).isEqualTo((byte) 5);
    }

    @Test
    void abbreviatesLongValues() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.TextValue, "x".repeat(200_000))
                .string(Tag.PatientComments, "y".repeat(100))
                .raw(Tag.PixelData, VR.OW, Bytes.wrap(new byte[100_000]))
                .build();
        TextDump.Options options = TextDump.Options.standard().valueChars(10);

        String printed = dump(RoundTripTest.write(dataset, TransferSyntax.ExplicitVRLittleEndian), options);

        assertThat(printed).contains("[" + "x".repeat(10) + "…] ").contains("# 200000, 1 TextValue");
        assertThat(printed).contains("[" + "y".repeat(10) + "…] ");
        assertThat(printed).contains("0000\\0000\\0000\\… ").contains("# 100000, 1 PixelData");
        assertThat(printed.lines()).allMatch(line -> line.length() < 120);
    }

    @Test
    void letsNoValueSteerTheTerminal() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.PatientComments, "a\u001B[2Jb\r\nc\u009Bd\u202Ee\u2028f")
                .string(Tag.SeriesDescription, "𝒳 \uFEFFنام‌ها")
                .build();

        String printed = dump(dataset, TextDump.Options.standard());

        assertThat(printed).contains("[a\\u001b[2Jb\\r\\nc\\u009bd\\u202ee\\u2028f]");
        assertThat(printed).contains("[𝒳 \\ufeffنام‌ها]");
    }

    @Test
    void printsWhatCameBeforeTheDamage() throws IOException {
        byte[] file = RoundTripTest.write(DATASET, TransferSyntax.ExplicitVRLittleEndian);
        byte[] cut = Arrays.copyOf(file, file.length - 1);
        StringWriter out = new StringWriter();

        assertThatThrownBy(() -> new TextDump(out, TextDump.Options.standard())
                        .file(new ByteArrayInputStream(cut), ReadOptions.lenient()))
                .isInstanceOf(MalformedDatasetException.class);
        assertThat(out.toString()).contains("PrivateCreator");
    }
}
