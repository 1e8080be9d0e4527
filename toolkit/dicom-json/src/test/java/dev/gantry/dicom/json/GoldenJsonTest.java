package dev.gantry.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.InstanceScanner;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.ScannedInstance;
import dev.gantry.dicom.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with what another toolkit made of some 600 real files. */
class GoldenJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2_000)
                            .build())
                    .build())
            .build();
    /** Files that are broken on purpose or use what the standard does not have, where the reference decided otherwise. */
    private static final List<String> UNLIKE = List.of(
            "synthetic/",
            // overlay-like curve data: OB or OW, both allowed
            "fo-dicom_fo-dicom/RI6XDosiGap.dcm",
            // Shift JIS declared as ISO_IR 13
            "orthanc-mirrors_orthanc-tests/Encodings/Lena-shift-jis.dcm");

    private static final String SUFFIX = ".dcmtk.json.gz";

    @Test
    void agreesWithTheReferenceOnEveryValidFile() throws IOException {
        Path data = data();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path golden : goldenFiles(data)) {
            String name = data.resolve("golden/json").relativize(golden).toString();
            Path file = data.resolve(name.substring(0, name.length() - SUFFIX.length()));
            Optional<Dataset> dataset = read(file);
            if (dataset.isPresent()) {
                compared++;
                differences.addAll(JsonComparison.of(expected(golden), MAPPER.readTree(json(dataset.get()))).stream()
                        .map(difference -> name + " " + difference)
                        .toList());
            }
        }

        differences.removeIf(difference -> UNLIKE.stream().anyMatch(difference::startsWith));
        System.out.println("golden JSON: " + compared + " files compared, " + differences.size() + " differences");
        assertThat(compared).isGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    @Test
    void writesTheSameFromAStreamAsFromADataset() throws IOException {
        Path data = data();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path golden : goldenFiles(data)) {
            String name = data.resolve("golden/json").relativize(golden).toString();
            Path file = data.resolve(name.substring(0, name.length() - SUFFIX.length()));
            Optional<Dataset> dataset = read(file);
            if (dataset.isPresent()) {
                compared++;
                differences.addAll(
                        JsonComparison.of(MAPPER.readTree(json(dataset.get())), MAPPER.readTree(streamed(file)))
                                .stream()
                                .map(difference -> name + " " + difference)
                                .toList());
            }
        }
        // The synthetic file of duplicates: a data set keeps the last of them, a stream can only keep the first.
        differences.removeIf(difference -> difference.startsWith("synthetic/tags_duplicate"));
        assertThat(compared).isGreaterThan(300);
        assertThat(differences).isEmpty();
    }

    private static Path data() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared/data/open");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "the shared DICOM files are not beside this repository");
        throw new AssertionError();
    }

    private static List<Path> goldenFiles(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("golden/json"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode expected(Path golden) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(golden))) {
            return MAPPER.readTree(in);
        }
    }

    private static Optional<Dataset> read(Path file) {
        try {
            return Optional.of(DicomFile.read(file, options()).dataset());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ReadOptions options() {
        return ReadOptions.lenient().stopBefore(Tag.PixelData).maxValueBytes(1 << 20);
    }

    private static BulkDataUris bulk() {
        return new BulkDataUris(1024, (path, length) -> path + "#" + length);
    }

    private static String json(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out, bulk());
        writer.write(dataset);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String streamed(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ScannedInstance scanned = InstanceScanner.scanFile(new ByteArrayInputStream(bytes), options());
        int start = (int) scanned.datasetOffset();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out);
        writer.write(DatasetReader.of(in, scanned.syntax(), options()), bulk(), List.of());
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
