package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gantry json} over the shared files, beside what other toolkits made of them. */
class GoldenJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2_000)
                            .build())
                    .build())
            .build();

    /** By file, the tags that differ; docs/conformance.md says why, with the section that decides it. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("dcm4che_dcm4che/Tag-0040-A170-VR-CS.dcm", List.of("0040A020")),
            Map.entry("derived/cs_iso2022_58_gb2312.dcm", List.of("00080080", "00100010")),
            Map.entry("fo-dicom_fo-dicom/RI6XDosiGap.dcm", List.of("50003000")),
            Map.entry("orthanc-mirrors_orthanc-tests/Encodings/Lena-shift-jis.dcm", List.of("00100010")),
            Map.entry("pydicom_pydicom-data/explicit_VR-UN.dcm", List.of("")),
            Map.entry("pydicom_pydicom/test_files/meta_missing_tsyntax.dcm", List.of("00010001[1].00010002")),
            Map.entry("pydicom_pydicom/test_files/nested_priv_SQ.dcm", List.of("00010001[1].00010002")),
            Map.entry("synthetic/cs_sjis_backslash_trail.dcm", List.of("00081030")),
            Map.entry("synthetic/cs_utf8_invalid.dcm", List.of("00100010")),
            Map.entry("synthetic/meta_group_length_too_large.dcm", List.of("")),
            Map.entry("synthetic/stray_item_delimiter_top_level.dcm", List.of("")),
            Map.entry("synthetic/two_files_concatenated.dcm", List.of("")),
            Map.entry("synthetic/us_length_1.dcm", List.of("00280010")));

    /** Lenient files that are read by halves only. */
    private static final List<String> UNREAD = List.of("pydicom_pydicom/test_files/dicomdirtests/DICOMDIR-nooffset");

    @Test
    void agreesWithTheReferenceOnEveryValidAndLenientFile() throws IOException {
        Path data = data();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String line : Files.readAllLines(data.resolve("MANIFEST.tsv"))) {
            String name = line.substring(0, line.indexOf('\t'));
            String expect = line.split("\t", -1)[17];
            Path golden = golden(data, name);
            if (!(expect.equals("valid") || expect.equals("lenient")) || !Files.exists(golden)) {
                continue;
            }
            compared++;
            JsonNode ours = ours(data.resolve(name));
            if (ours.has("error")) {
                differences.add(name + " " + ours.get("error"));
            } else {
                GoldenComparison.of(expected(golden), ours.get("dataset"))
                        .forEach(difference -> differences.add(name + " " + difference));
            }
        }
        differences.removeIf(GoldenJsonTest::isKnown);
        System.out.println("gantry json: " + compared + " files compared, " + differences.size() + " differences");
        assertThat(compared).isGreaterThan(600);
        assertThat(differences).isEmpty();
    }

    private static boolean isKnown(String difference) {
        int space = difference.indexOf(' ');
        String name = difference.substring(0, space);
        String at = difference.substring(space + 1);
        return UNREAD.contains(name)
                || KNOWN.getOrDefault(name, List.of()).stream().anyMatch(at::startsWith);
    }

    private static JsonNode ours(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = Terminal.unseen(
                new Output(out), new Output(new ByteArrayOutputStream()), InputStream.nullInputStream(), Path.of(""));
        GantryCli.run(List.of("json", "--jsonl", file.toString()), terminal);
        return MAPPER.readTree(out.toString(UTF_8));
    }

    private static Path golden(Path data, String name) {
        return Stream.of(".dcmtk.json.gz", ".pydicom.json.gz")
                .map(suffix -> data.resolve("golden/json/" + name + suffix))
                .filter(Files::exists)
                .findFirst()
                .orElse(data.resolve("none"));
    }

    private static JsonNode expected(Path golden) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(golden))) {
            return MAPPER.readTree(in);
        }
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
}
