package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
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
            ByPath bulk = new ByPath(dataset.get());
            String json = json(dataset.get(), bulk);
            Dataset back = dataset(json, bulk);
            DatasetComparison.of(dataset.get(), back).forEach(difference -> differences.add(name + " " + difference));
            if (!json(withoutNewDeclaration(dataset.get(), back), bulk).equals(json)) {
                texts.add(name);
            }
        }

        System.out.println("JSON round trip: " + compared + " files, " + differences.size() + " differences");
        assertThat(compared).isGreaterThan(300);
        assertThat(differences).isEmpty();
        assertThat(texts).as("JSON that becomes other JSON").isEmpty();
    }

    /** Text beyond ASCII that nothing declared is declared to be UTF-8. */
    private static Dataset withoutNewDeclaration(Dataset before, Dataset after) {
        return before.contains(Tag.SpecificCharacterSet) ? after : after.without(Tag.SpecificCharacterSet);
    }

    private static Dataset dataset(String json, ByPath bulk) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return new DicomJsonReader(in, bulk.options()).next().orElseThrow();
    }

    private static String json(Dataset dataset, ByPath bulk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out, bulk.addresses());
        writer.write(dataset);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
