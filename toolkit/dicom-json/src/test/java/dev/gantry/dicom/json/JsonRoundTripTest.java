package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every readable file of the shared collection as JSON and back. */
class JsonRoundTripTest {

    /** Fragments have no inline form. */
    private static final BulkDataUris BY_PATH = new BulkDataUris(1 << 20, (path, length) -> path);

    @Test
    void keepsEveryElementOfEveryFile() throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int compared = 0;
        for (Path file : SharedFiles.all()) {
            Optional<Dataset> dataset = SharedFiles.read(file);
            if (dataset.isEmpty()) {
                continue;
            }
            compared++;
            String name = SharedFiles.folder().relativize(file).toString();
            String json = json(dataset.get());
            Dataset back = dataset(json, dataset.get());
            DatasetComparison.of(dataset.get(), back).forEach(difference -> differences.add(name + " " + difference));
            if (!json(back).equals(json) && !isDeclaredNow(dataset.get(), back)) {
                texts.add(name);
            }
        }

        System.out.println("JSON round trip: " + compared + " files, " + differences.size() + " differences");
        assertThat(compared).isGreaterThan(300);
        assertThat(differences).isEmpty();
        assertThat(texts).as("JSON that becomes other JSON").isEmpty();
    }

    /** Text beyond ASCII that nothing declared is declared to be UTF-8. */
    private static boolean isDeclaredNow(Dataset before, Dataset after) throws IOException {
        return before.strings(Tag.SpecificCharacterSet).isEmpty()
                && after.string(Tag.SpecificCharacterSet).equals(Optional.of("ISO_IR 192"))
                && json(after.without(Tag.SpecificCharacterSet)).equals(json(before.without(Tag.SpecificCharacterSet)));
    }

    private static Dataset dataset(String json, Dataset original) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        ModelReadOptions options = ModelReadOptions.lenient().bulkData((uri, path, vr) -> value(original, uri));
        return new DicomJsonReader(in, options).next().orElseThrow();
    }

    /** What lies at a path as the writer spells it: "54000100/1/54001010". */
    private static Optional<Value> value(Dataset dataset, String path) {
        String[] steps = path.split("/");
        Dataset at = dataset;
        for (int i = 0; i + 2 < steps.length; i += 2) {
            at = at.items(Tag.parse(steps[i])).get(Integer.parseInt(steps[i + 1]) - 1);
        }
        return at.get(Tag.parse(steps[steps.length - 1])).map(DataElement::value);
    }

    private static boolean isShort(Dataset dataset) {
        return dataset.get(Tag.PixelData).map(DataElement::value).stream()
                .allMatch(value -> value instanceof Value.Raw raw && raw.bytes().length() < 1 << 20);
    }

    private static String json(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out, isShort(dataset) ? BulkDataUris.NONE : BY_PATH);
        writer.write(dataset);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
