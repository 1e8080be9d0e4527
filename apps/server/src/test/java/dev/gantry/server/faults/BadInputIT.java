package dev.gantry.server.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.EndlessInputStream;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.server.Eventually;
import dev.gantry.server.GantryClient;
import dev.gantry.server.GantryCommand;
import dev.gantry.server.GantryProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server in a small heap, fed with everything that can be wrong with an instance, an archive, an association or a
 * request. Each gets its specific answer; after each nothing is kept and nothing is left open.
 */
class BadInputIT {
    private static final int MIB = 1 << 20;
    private static final int LIMIT = 64 * MIB;

    private static final SyntheticInstance IMAGE =
            SyntheticInstances.seeded(78).of(Modality.MR).withSize(32, 32).one();

    @TempDir
    private static Path data;

    private static GantryProcess gantry;
    private static GantryClient client;
    private static double threadsAtFirst;

    @BeforeAll
    static void start() throws IOException {
        gantry = GantryProcess.start(GantryCommand.on(data)
                .withJvm("-Xmx256m")
                .withEnvironment("GANTRY_INGEST_MAX_INSTANCE_SIZE", "64MB")
                .withEnvironment("GANTRY_HTTP_MAX_INFLATED_SIZE", "64MB")
                .withEnvironment("GANTRY_DIMSE_MESSAGE_TIMEOUT", "2s"));
        client = new GantryClient(gantry);
        threadsAtFirst = metric("jvm_threads_live_threads");
    }

    @AfterAll
    static void stop() {
        client.close();
        gantry.close();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(client.find("instances")).isEmpty();
        Eventually.holds("no association is open", () -> metric("gantry_associations_open") == 0);
        assertThat(gantry.handle().isAlive()).isTrue();
    }

    static List<Rubbish> everyKind() {
        return Rubbish.everyKind();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isRefusedOnAnAssociationWithAReason(Rubbish rubbish) throws IOException {
        Status status = client.cStore(rubbish.claimed(), new ByteArrayInputStream(rubbish.dataset()));

        assertThat(status.code()).isEqualTo(rubbish.dimseStatus());
        assertThat(status.errorComment()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isRefusedByStowWithAReason(Rubbish rubbish) throws IOException {
        HttpResponse<String> answer = client.stow(rubbish.file());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(failureReason(answer)).isEqualTo(rubbish.failureReason());
        assertThat(answer.headers().firstValue("Warning")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isRefusedInAnUploadWithAReason(Rubbish rubbish) throws IOException {
        HttpResponse<String> answer = client.upload(Map.of("file.dcm", rubbish.file()));

        JsonNode file = JsonMapper.shared().readTree(answer.body()).get(0);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(file.at("/status").asString()).isEqualTo("refused");
        assertThat(file.at("/code").asString()).isIn("malformed", "missing-uid");
        assertThat(file.at("/reason").asString()).isNotBlank();
    }

    @Test
    void whatIsNotDicomIsRefusedByStow() throws IOException {
        HttpResponse<String> answer = client.stow("not DICOM ".repeat(100).getBytes(US_ASCII));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(failureReason(answer)).isEqualTo(0xC000);
    }

    @Test
    void anAssociationThatStopsInTheMiddleOfAPduIsAborted() throws IOException {
        try (RawAssociation association = RawAssociation.to(gantry.dimse())) {
            association.writeDataHeader(10_000);
            association.write(new byte[20]);

            assertThat(association.nextType()).isEqualTo(RawAssociation.ABORT);
        }
    }

    @Test
    void anAssociationThatBreaksOffInTheMiddleOfAPduIsForgotten() throws IOException {
        try (RawAssociation association = RawAssociation.to(gantry.dimse())) {
            association.writeDataHeader(10_000);
            association.write(new byte[20]);
        }
    }

    @Test
    void aPduThatIsLongerThanNegotiatedAbortsTheAssociation() throws IOException {
        try (RawAssociation association = RawAssociation.to(gantry.dimse())) {
            association.writeDataHeader(512 * 1024);

            assertThat(association.nextType()).isEqualTo(RawAssociation.ABORT);
        }
    }

    @Test
    void anInstanceOverTheLimitIsRefusedOnAnAssociation() throws IOException {
        Status status = client.cStore(IMAGE, tooLong(IMAGE.dataset().without(Tag.PixelData), 1L << 30));

        assertThat(status.code()).isEqualTo(Status.CANNOT_UNDERSTAND.code());
        assertThat(status.errorComment()).contains("limit of " + LIMIT);
    }

    @Test
    void anInstanceOverTheLimitIsRefusedByStow() throws IOException {
        HttpResponse<String> answer = client.stow(BadInputIT::tooLongFile);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(failureReason(answer)).isEqualTo(0xA700);
    }

    @Test
    void aStreamWithoutEndIsCutOff() {
        try {
            assertThat(client.stow(() -> tooLongFile(Long.MAX_VALUE)).statusCode())
                    .isEqualTo(413);
        } catch (IOException cutOff) {
            // A client that is still sending may see its connection end before it sees the answer.
            assertThat(cutOff).isNotNull();
        }
    }

    @Test
    void anArchiveThatInflatesWithoutMeasureIsStopped() throws IOException {
        byte[] bomb = new Zip().with("image.dcm", tooLongFile(200L * MIB)).toByteArray();

        assertStopped(bomb);
    }

    @Test
    void anArchiveOfNothingButZerosIsStopped() throws IOException {
        byte[] bomb = new Zip()
                .with("zeros.bin", new EndlessInputStream(Bytes.empty(), 200L * MIB))
                .with("more.bin", new EndlessInputStream(Bytes.empty(), 200L * MIB))
                .toByteArray();

        assertStopped(bomb);
    }

    private static void assertStopped(byte[] bomb) throws IOException {
        assertThat(bomb.length).isLessThan(MIB);
        JsonNode files = JsonMapper.shared()
                .readTree(client.upload(Map.of("bomb.zip", bomb)).body());
        JsonNode last = files.get(files.size() - 1);
        assertThat(last.at("/status").asString()).isEqualTo("refused");
        assertThat(last.at("/code").asString()).isEqualTo("too-large");
        assertThat(last.at("/name").asString()).isEqualTo("bomb.zip");
    }

    @Test
    void rubbishInAnArchiveIsRefusedOneByOne() throws IOException {
        Zip archive = new Zip()
                .with("notes.txt", new ByteArrayInputStream("not DICOM".getBytes(US_ASCII)))
                .with("empty", InputStream.nullInputStream());
        Rubbish.everyKind().forEach(rubbish -> archive.with(rubbish.name(), new ByteArrayInputStream(rubbish.file())));

        HttpResponse<String> answer = client.upload(Map.of("files.zip", archive.toByteArray()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()))
                .hasSize(2 + Rubbish.everyKind().size())
                .allSatisfy(file -> assertThat(file.at("/status").asString()).isEqualTo("refused"));
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        byte[] archive = new Zip()
                .with(
                        "notes.txt",
                        new ByteArrayInputStream("not DICOM ".repeat(50).getBytes(US_ASCII)))
                .toByteArray();
        archive[40] ^= 0x55;

        HttpResponse<String> answer = client.upload(Map.of("files.zip", archive));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("refused").doesNotContain("stored");
    }

    /** Of every kind, sixteen at a time. Then it takes a good instance as if nothing had been. */
    @Test
    void aThousandOfThemLeaveNoTrace() throws Exception {
        List<Rubbish> kinds = Rubbish.everyKind();
        List<Callable<Void>> attacks = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            Rubbish rubbish = kinds.get(number % kinds.size());
            int way = number % 7;
            attacks.add(() -> {
                attack(way, rubbish);
                return null;
            });
        }
        try (ExecutorService attackers = Executors.newFixedThreadPool(16)) {
            for (Future<Void> attack : attackers.invokeAll(attacks)) {
                attack.get();
            }
        }

        Eventually.holds("no association is open", () -> metric("gantry_associations_open") == 0);
        assertThat(metric("jvm_threads_live_threads")).isLessThan(threadsAtFirst + 64);
        assertThat(client.find("instances")).isEmpty();
        assertStillWorks();
    }

    private static void attack(int way, Rubbish rubbish) throws IOException {
        switch (way) {
            case 0 -> client.cStore(rubbish.claimed(), new ByteArrayInputStream(rubbish.dataset()));
            case 1 -> client.stow(rubbish.file());
            case 2 -> client.upload(Map.of("file", rubbish.file()));
            case 3 -> breakOff(gantry.dimse().getPort(), rubbish.dataset());
            case 4 -> breakOff(gantry.http("").getPort(), rubbish.dataset());
            case 5 ->
                breakOff(
                        gantry.http("").getPort(),
                        ("POST /dicomweb/studies HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/dicom\r\n"
                                        + "Content-Length: 100000\r\n\r\nDICM")
                                .getBytes(US_ASCII));
            default -> {
                try (RawAssociation association = RawAssociation.to(gantry.dimse())) {
                    association.writeDataHeader(10_000);
                }
            }
        }
    }

    private static void breakOff(int port, byte[] said) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(said);
        }
    }

    private static void assertStillWorks() throws IOException {
        assertThat(client.cStore(IMAGE)).isEqualTo(Status.SUCCESS);
        String path = "studies/" + IMAGE.studyInstanceUid() + "/series/" + IMAGE.seriesInstanceUid() + "/instances/"
                + IMAGE.sopInstanceUid();
        assertThat(client.dataset(path)).isEqualTo(IMAGE.datasetBytes().toArray());
        Eventually.holds(
                "processed", () -> client.queue().at("/instances/unprocessed").asLong() == 0);
        client.delete(path);
    }

    private static InputStream tooLong(Dataset header, long length) {
        return new EndlessInputStream(BigInstance.upToPixels(header, IMAGE.syntax(), 0xFFFF_FFFEL), length);
    }

    private static InputStream tooLongFile() {
        return tooLongFile(200L * MIB);
    }

    private static InputStream tooLongFile(long length) {
        Bytes meta = FileMeta.encode(FileMeta.of(IMAGE.sopClassUid(), IMAGE.sopInstanceUid(), IMAGE.syntax()));
        return new SequenceInputStream(
                meta.asInputStream(), tooLong(IMAGE.dataset().without(Tag.PixelData), length));
    }

    private static int failureReason(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .findValue("00081197")
                .at("/Value/0")
                .asInt();
    }

    private static double metric(String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(client.get("actuator/prometheus").body());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
