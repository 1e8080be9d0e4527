package dev.gantry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.json.DicomJsonReader;
import dev.gantry.dicom.json.DicomXmlReader;
import dev.gantry.dicom.json.ModelReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** DICOM JSON and Native DICOM XML. */
final class ModelProperties {

    /** Bulk data that is not there leaves an empty element, so that the rest is looked at too. */
    private static final ModelReadOptions LENIENT =
            ModelReadOptions.lenient().unresolved(ModelReadOptions.Unresolved.KEEP);

    private static final ModelReadOptions STRICT =
            ModelReadOptions.strict().unresolved(ModelReadOptions.Unresolved.KEEP);

    private ModelProperties() {}

    /** What was read is told again, and what is told again is told the same for ever; strict takes no more than lenient. */
    static void json(byte[] input) throws IOException {
        strictJson(input);
        DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(input), LENIENT);
        for (Optional<Dataset> next = reader.next(); next.isPresent(); next = reader.next()) {
            byte[] told = ReadingProperties.json(next.get());
            Dataset again = new DicomJsonReader(new ByteArrayInputStream(told), LENIENT)
                    .next()
                    .orElseThrow();
            assertThat(ReadingProperties.json(again)).isEqualTo(told);
        }
    }

    private static void strictJson(byte[] input) {
        DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(input), STRICT);
        try {
            while (reader.next().isPresent()) {
                assertThat(reader.warnings()).isEmpty();
            }
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    static void xml(byte[] input) throws IOException {
        strictXml(input);
        Dataset dataset = new DicomXmlReader(new ByteArrayInputStream(input), LENIENT).read();
        byte[] told = ReadingProperties.xml(dataset);
        Dataset again = new DicomXmlReader(new ByteArrayInputStream(told), LENIENT).read();
        assertThat(ReadingProperties.xml(again)).isEqualTo(told);
    }

    private static void strictXml(byte[] input) {
        DicomXmlReader reader = new DicomXmlReader(new ByteArrayInputStream(input), STRICT);
        try {
            reader.read();
            assertThat(reader.warnings()).isEmpty();
        } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
