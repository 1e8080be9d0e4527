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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every readable file of the shared collection in each model and back. */
class ModelRoundTripTest {

    private enum Model {
        JSON {
            @Override
            void write(Dataset dataset, ByPath bulk, ByteArrayOutputStream out) throws IOException {
                DicomJsonWriter writer = new DicomJsonWriter(out, bulk.addresses());
                writer.write(dataset);
                writer.flush();
            }

            @Override
            Dataset read(ByteArrayInputStream in, ByPath bulk) throws IOException {
                return new DicomJsonReader(in, bulk.options()).next().orElseThrow();
            }
        },
        XML {
            @Override
            void write(Dataset dataset, ByPath bulk, ByteArrayOutputStream out) throws IOException {
                DicomXmlWriter writer = new DicomXmlWriter(out, bulk.addresses());
                writer.write(dataset);
                writer.flush();
            }

            @Override
            Dataset read(ByteArrayInputStream in, ByPath bulk) throws IOException {
                return new DicomXmlReader(in, bulk.options()).read();
            }
        };

        abstract void write(Dataset dataset, ByPath bulk, ByteArrayOutputStream out) throws IOException;

        abstract Dataset read(ByteArrayInputStream in, ByPath bulk) throws IOException;

        String text(Dataset dataset, ByPath bulk) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(dataset, bulk, out);
            return out.toString(StandardCharsets.UTF_8);
        }

        Dataset dataset(String text, ByPath bulk) throws IOException {
            return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bulk);
        }
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void keepsEveryElementOfEveryFile(Model model) throws IOException {
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
            String text = model.text(dataset.get(), bulk);
            Dataset back = model.dataset(text, bulk);
            DatasetComparison.of(dataset.get(), back).forEach(difference -> differences.add(name + " " + difference));
            if (!model.text(withoutNewDeclaration(dataset.get(), back), bulk).equals(text)) {
                texts.add(name);
            }
        }

        System.out.println(model + " round trip: " + compared + " files, " + differences.size() + " differences");
        assertThat(compared).isGreaterThan(300);
        assertThat(differences).isEmpty();
        assertThat(texts).as(model + " that becomes other " + model).isEmpty();
    }

    /** Text beyond ASCII that nothing declared is declared to be UTF-8. */
    private static Dataset withoutNewDeclaration(Dataset before, Dataset after) {
        return before.contains(Tag.SpecificCharacterSet) ? after : after.without(Tag.SpecificCharacterSet);
    }
}
