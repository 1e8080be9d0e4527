package dev.gantry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Comparison;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TextDump;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.json.DicomJsonReader;
import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.dicom.json.DicomXmlReader;
import dev.gantry.dicom.json.DicomXmlWriter;
import dev.gantry.dicom.json.ModelReadOptions;
import dev.gantry.dicom.validate.ValidateOptions;
import dev.gantry.dicom.validate.Validator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Files and bare data sets. */
final class ReadingProperties {

    /** An input may inflate, but not to more than the fuzzer's heap. */
    private static final long INFLATED = 4 << 20;

    private static final List<TransferSyntax> SYNTAXES = List.of(
            TransferSyntax.ImplicitVRLittleEndian,
            TransferSyntax.ExplicitVRLittleEndian,
            TransferSyntax.ExplicitVRBigEndian,
            TransferSyntax.DeflatedExplicitVRLittleEndian);

    private static final ModelReadOptions MODEL = ModelReadOptions.lenient();

    private ReadingProperties() {}

    /**
     * What was read can be written, and is then read again as it was, now and for ever; but for the rare data set that lenient
     * reading must take for one of another byte order, and for the padding that a value of odd length gets.
     */
    static void file(byte[] input, ReadOptions leniency) throws IOException {
        DicomFile file = read(input, leniency);
        byte[] written = write(file);
        DicomFile again = read(written, ReadOptions.lenient());
        if (!again.syntax().equals(file.syntax())) {
            return;
        }
        boolean padded =
                file.warnings().stream().anyMatch(warning -> warning.text().contains("the length is odd"));
        if (!padded) {
            // Implicit VRs are guesses from what was read before; ascending order may tell more.
            Comparison.Options options = Comparison.Options.byValue().ignoringVr(isImplicit(file));
            assertThat(Comparison.of(file.dataset(), again.dataset(), options)).isEmpty();
        }
        assertThat(write(again)).isEqualTo(written);
    }

    private static boolean isImplicit(DicomFile file) {
        return file.syntax().equals(TransferSyntax.ImplicitVRLittleEndian);
    }

    /** The first byte chooses transfer syntax and leniency. The pull parser ends, having handed out what the input has. */
    static void dataset(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        ReadOptions base = (input[0] & 4) == 0 ? ReadOptions.lenient() : ReadOptions.strict();
        ByteArrayInputStream in = new ByteArrayInputStream(input, 1, input.length - 1);
        DatasetReader reader = DatasetReader.of(in, SYNTAXES.get(input[0] & 3), base.maxInflatedBytes(INFLATED));
        long taken = 0;
        for (DatasetReader.Event event = reader.next(); event != DatasetReader.Event.END; event = reader.next()) {
            if (event == DatasetReader.Event.ELEMENT || event == DatasetReader.Event.FRAGMENT) {
                taken += reader.value().length();
            }
        }
        assertThat(taken).isLessThanOrEqualTo(Math.max(input.length, INFLATED));
    }

    /** Whatever could be read can be shown, validated, asked for its values, and told in both models and back. */
    static void views(byte[] input) throws IOException {
        Dataset dataset = read(input, ReadOptions.lenient()).dataset();
        StringWriter text = new StringWriter();
        new TextDump(text, TextDump.Options.standard()).dataset(dataset);
        Validator.standard().validate(dataset, ValidateOptions.standard());
        ask(dataset);

        Dataset told = withoutFragments(dataset);
        Dataset fromJson = fromJson(json(told));
        assertThat(fromJson(json(fromJson))).isEqualTo(fromJson);
        Dataset fromXml = fromXml(xml(told));
        assertThat(fromXml(xml(fromXml))).isEqualTo(fromXml);
    }

    private static Dataset fromJson(byte[] json) throws IOException {
        return new DicomJsonReader(new ByteArrayInputStream(json), MODEL).next().orElseThrow();
    }

    private static Dataset fromXml(byte[] xml) throws IOException {
        return new DicomXmlReader(new ByteArrayInputStream(xml), MODEL).read();
    }

    /** Neither model holds encapsulated pixel data inline. */
    private static Dataset withoutFragments(Dataset dataset) {
        DatasetBuilder kept = Dataset.builder();
        for (DataElement element : dataset) {
            if (element.value() instanceof Value.Items items) {
                List<Dataset> changed = items.items().stream()
                        .map(ReadingProperties::withoutFragments)
                        .toList();
                kept.put(new DataElement(element.tag(), element.vr(), new Value.Items(changed)));
            } else if (element.value() instanceof Value.Raw) {
                kept.put(element);
            }
        }
        return kept.build();
    }

    private static void ask(Dataset dataset) {
        for (DataElement element : dataset) {
            if (element.value() instanceof Value.Items) {
                dataset.items(element.tag()).forEach(ReadingProperties::ask);
            } else if (element.value() instanceof Value.Raw) {
                askValue(dataset, element);
            }
        }
    }

    private static void askValue(Dataset dataset, DataElement element) {
        dataset.strings(element.tag());
        dataset.integers(element.tag());
        dataset.decimals(element.tag());
        dataset.exactDecimals(element.tag());
        dataset.age(element.tag());
        dataset.dateTime(element.tag());
        dataset.date(element.tag());
        dataset.time(element.tag());
        dataset.personName(element.tag());
    }

    static byte[] json(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out);
        writer.write(dataset);
        writer.flush();
        return out.toByteArray();
    }

    static byte[] xml(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomXmlWriter writer = new DicomXmlWriter(out);
        writer.write(dataset);
        writer.flush();
        return out.toByteArray();
    }

    private static DicomFile read(byte[] input, ReadOptions options) throws IOException {
        return DicomFile.read(new ByteArrayInputStream(input), options.maxInflatedBytes(INFLATED));
    }

    private static byte[] write(DicomFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }
}
