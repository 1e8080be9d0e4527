package dev.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.net.InstanceFile;
import dev.gantry.dicom.net.command.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every file of the shared collection goes in by every door, into one server, and comes back.
 *
 * <p>Several files are versions of one instance. They are sent one after another, each compared before the next comes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorpusIT {
    /**
     * Valid files that are no instances: media directories, worklist entries, colour palettes, and objects whose Study
     * Instance UID is missing or empty. They are refused at every door.
     */
    private static final int WITHOUT_IDENTITY = 38;

    /**
     * What dcmtk 3.6.7 has no notion of, so that its storescu reads such a file but cannot send it: HTJ2K, JPEG XL,
     * encapsulated uncompressed and deflated frames. Our own sender takes these.
     */
    private static final List<String> UNKNOWN_TO_STORESCU = List.of(
            "1.2.840.10008.1.2.4.201",
            "1.2.840.10008.1.2.4.202",
            "1.2.840.10008.1.2.4.203",
            "1.2.840.10008.1.2.4.111",
            "1.2.840.10008.1.2.1.98",
            "1.2.840.10008.1.2.8.1");

    private static final int CLIENTS = 4;
    private static final int FILES_IN_AN_ARCHIVE = 100;
    private static final long MOST_MEMORY_KB = 1 << 20;

    private final Map<CorpusFile, CorpusFile.Identity> instances = new LinkedHashMap<>();
    private List<CorpusFile> corpus = List.of();
    private GantryProcess gantry;
    private GantryClient client;
    private InstanceChecks checks;
    private Path scratch;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        scratch = folder;
        corpus = CorpusFile.all();
        assumeTrue(!corpus.isEmpty(), "no ../shared/data/open beside the repository: the collection is not sent");
        corpus.stream()
                .filter(file -> !file.expectation().equals("broken"))
                .forEach(file -> file.identity().ifPresent(identity -> instances.put(file, identity)));
        gantry = GantryProcess.start(scratch.resolve("data"));
        client = new GantryClient(gantry);
        checks = new InstanceChecks(gantry, client);
    }

    @AfterAll
    void stop() {
        if (gantry != null) {
            client.close();
            gantry.close();
        }
    }

    @Test
    @Order(1)
    void everyInstanceComesBackByEveryDoor() throws Exception {
        assumeTrue(DcmtkStoreScu.isInstalled(), "no storescu on the path: install dcmtk");
        DcmtkStoreScu storescu = new DcmtkStoreScu(gantry, scratch);
        Map<CorpusFile, String> unsent = new TreeMap<>(Comparator.comparing(CorpusFile::name));
        int sent = 0;
        for (Map<CorpusFile, CorpusFile.Identity> wave : waves()) {
            Map<CorpusFile, String> verdicts = sendByStorescu(storescu, wave);
            for (CorpusFile file : wave.keySet()) {
                if (verdicts.getOrDefault(file, "not sent").equals("Success")) {
                    sent++;
                } else {
                    unsent.put(file, verdicts.getOrDefault(file, "not sent"));
                }
            }
            sideBySide(wave, (file, identity) -> {
                if (!unsent.containsKey(file)) {
                    checkSentByStorescu(file, identity);
                }
                checkSentAsItIs(file, identity);
            });
        }
        System.out.println("collection: " + sent + " of " + instances.size() + " instances sent by storescu");
        unsent.keySet()
                .removeIf(file -> !file.isValid()
                        || UNKNOWN_TO_STORESCU.contains(
                                instances.get(file).syntax().uid()));
        assertThat(unsent).isEmpty();
        assertThat(checks.faults()).isEmpty();
    }

    @Test
    @Order(2)
    void everyFileIsAnsweredInArchives() throws Exception {
        Map<String, JsonNode> answers = new HashMap<>();
        for (int from = 0; from < corpus.size(); from += FILES_IN_AN_ARCHIVE) {
            List<CorpusFile> some = corpus.subList(from, Math.min(corpus.size(), from + FILES_IN_AN_ARCHIVE));
            HttpResponse<String> answer = client.upload(Map.of("corpus.zip", zip(some)));
            assertThat(answer.statusCode()).isLessThan(500);
            JsonMapper.shared().readTree(answer.body()).forEach(result -> answers.put(name(result), result));
        }

        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (CorpusFile file : corpus) {
            JsonNode answer =
                    answers.getOrDefault(file.name(), JsonMapper.shared().createObjectNode());
            String status = answer.path("status").asString("unanswered");
            boolean taken = status.equals("stored") || status.equals("duplicate");
            boolean refusedWithReason = List.of("refused", "skipped").contains(status)
                    && !answer.path("reason").asString("").isEmpty();
            if (instances.containsKey(file) && file.isValid() ? !taken : !taken && !refusedWithReason) {
                wrong.add(file + " " + answer);
            }
            refused += file.isValid() && refusedWithReason ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isEqualTo(WITHOUT_IDENTITY);
        assertThat(client.get("actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(residentKb()).isLessThan(MOST_MEMORY_KB);
    }

    @Test
    @Order(3)
    void everyInstanceEndsProcessed() throws Exception {
        Eventually.holds(
                "processed", () -> client.queue().at("/instances/unprocessed").asLong() == 0);
        assertThat(client.queue().at("/deadLetters")).isEmpty();
        assertThat(client.queue().at("/instances/abandoned").asLong()).isZero();
    }

    @FunctionalInterface
    private interface Check {
        void of(CorpusFile file, CorpusFile.Identity identity) throws IOException;
    }

    private static void sideBySide(Map<CorpusFile, CorpusFile.Identity> files, Check check) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> checked = new ArrayList<>();
            files.forEach((file, identity) -> checked.add(clients.submit(() -> {
                check.of(file, identity);
                return file;
            })));
            for (Future<?> one : checked) {
                one.get();
            }
        }
    }

    /** The first files of all instances, then the second ones of those that have several, and so on. */
    private List<Map<CorpusFile, CorpusFile.Identity>> waves() {
        List<Map<CorpusFile, CorpusFile.Identity>> waves = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        instances.forEach((file, identity) -> {
            int wave = seen.merge(identity.instance(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new LinkedHashMap<>());
            }
            waves.get(wave).put(file, identity);
        });
        return waves;
    }

    /** Files that are not valid may end an association, so they have their own. */
    private static Map<CorpusFile, String> sendByStorescu(
            DcmtkStoreScu storescu, Map<CorpusFile, CorpusFile.Identity> wave)
            throws IOException, InterruptedException {
        Map<CorpusFile, String> verdicts = new HashMap<>();
        for (boolean valid : List.of(true, false)) {
            Map<String, List<CorpusFile>> bySyntax = wave.keySet().stream()
                    .filter(file -> file.isValid() == valid)
                    .collect(Collectors.groupingBy(
                            file -> wave.get(file).syntax().uid()));
            for (Map.Entry<String, List<CorpusFile>> batch : bySyntax.entrySet()) {
                Map<CorpusFile, CorpusFile.Identity> files = new LinkedHashMap<>();
                batch.getValue().forEach(file -> files.put(file, wave.get(file)));
                verdicts.putAll(storescu.send(batch.getKey(), files));
            }
        }
        return verdicts;
    }

    /** storescu encodes anew what it sends, so that elements are compared. */
    private void checkSentByStorescu(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        if (file.isValid()) {
            checks.givesBackElements(file, identity);
            checks.isFound(file, identity);
        }
    }

    /** By our own sender and by STOW-RS: a new version when storescu's bytes were others, and then once more the same. */
    private void checkSentAsItIs(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        if (file.isValid()) {
            Status status = cStore(file);
            if (!status.isSuccess()) {
                checks.fault(file, "C-STORE is answered " + status);
            }
            checks.givesBackBytes(file, identity);
        }
        HttpResponse<String> answer = client.stow(file.bytes());
        if (answer.statusCode() != 200) {
            checks.fault(file, "STOW-RS answers " + answer.statusCode());
        }
        checks.givesBackBytes(file, identity);
        checks.isFound(file, identity);
        if (file.isValid()) {
            checks.isShown(file, identity);
        }
    }

    private Status cStore(CorpusFile file) throws IOException {
        InstanceFile instance = InstanceFile.of(file.path());
        AssociationRequest request =
                AssociationRequest.of("CORPUS", gantry.aeTitle()).proposing(List.of(instance));
        try (Association association = Association.connect(gantry.dimse(), request)) {
            return association.store(instance);
        }
    }

    private static byte[] zip(List<CorpusFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (CorpusFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.bytes());
            }
        }
        return bytes.toByteArray();
    }

    /** Results of an archive's entries name the archive first. */
    private static String name(JsonNode result) {
        return result.path("name").asString().replaceFirst("^corpus\\.zip[/!:]+", "");
    }

    private long residentKb() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + gantry.handle().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
