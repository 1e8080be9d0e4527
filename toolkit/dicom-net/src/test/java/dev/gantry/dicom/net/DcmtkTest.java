package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against dcmtk's tools, skipped where they are not installed. */
class DcmtkTest {

    @TempDir
    private Path directory;

    @Test
    void echoscuIsAnswered() throws Exception {
        assumeInstalled("echoscu");
        try (TestServer server = new TestServer()) {
            assertThat(run("echoscu", "127.0.0.1", port(server))).isZero();
            server.awaitNoneOpen();
            assertThat(server.server.counts().released()).isEqualTo(1);
        }
    }

    @Test
    void whatStorescuSendsArrives() throws Exception {
        assumeInstalled("storescu");
        List<SyntheticInstance> instances = instances();
        try (TestServer server = new TestServer()) {
            assertThat(run(Stream.concat(
                                    Stream.of("storescu", "-aet", "DCMTK", "127.0.0.1", port(server)),
                                    write(instances).stream().map(Path::toString))
                            .toArray(String[]::new)))
                    .isZero();
            for (SyntheticInstance instance : instances) {
                byte[] received = server.stored.get(instance.sopInstanceUid());
                assertThat(elements(asFile(server, instance.sopInstanceUid(), received)))
                        .isEqualTo(elements(instance.part10Stream()));
            }
            assertThat(server.requests)
                    .allMatch(request -> request.association().callingAet().equals("DCMTK"));
        }
    }

    @Test
    void storescpReceivesWhatWeSend() throws Exception {
        assumeInstalled("storescp");
        List<SyntheticInstance> instances = instances();
        List<InstanceFile> files = new ArrayList<>();
        for (Path path : write(instances)) {
            files.add(InstanceFile.of(path));
        }
        Path received = Files.createDirectory(directory.resolve("received"));
        int port = freePort();
        Process storescp = new ProcessBuilder(
                        "storescp", "--output-directory", received.toString(), String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("storescp.log").toFile())
                .start();
        try (Association association = connect(
                port,
                TestServer.request()
                        .proposing(UID.Verification, UID.ImplicitVRLittleEndian)
                        .proposing(files))) {
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
            for (InstanceFile file : files) {
                assertThat(association.store(file)).isEqualTo(Status.SUCCESS);
            }
        } finally {
            storescp.destroy();
            storescp.waitFor();
        }
        for (SyntheticInstance instance : instances) {
            try (Stream<Path> found = Files.list(received)) {
                Path file = found.filter(path -> path.toString().endsWith(instance.sopInstanceUid()))
                        .findFirst()
                        .orElseThrow();
                assertThat(elements(Files.newInputStream(file))).isEqualTo(elements(instance.part10Stream()));
            }
        }
    }

    private static List<SyntheticInstance> instances() {
        SyntheticInstances synthetic = SyntheticInstances.seeded(1);
        return List.of(
                synthetic.of(Modality.CT).withSize(256, 256).one(),
                synthetic.of(Modality.CT).instance(1, 2, TransferSyntax.ImplicitVRLittleEndian),
                synthetic.of(Modality.SR).one());
    }

    private List<Path> write(List<SyntheticInstance> instances) throws IOException {
        List<Path> files = new ArrayList<>();
        for (SyntheticInstance instance : instances) {
            Path file = directory.resolve(instance.sopInstanceUid() + ".dcm");
            Files.write(file, instance.part10().toArray());
            files.add(file);
        }
        return files;
    }

    /** dcmtk writes sequences anew, with other lengths: elements are compared, in one encoding, and not bytes. */
    private static Bytes elements(InputStream file) throws IOException {
        try (file) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DatasetWriter(bytes, TransferSyntax.ExplicitVRLittleEndian)
                    .write(DicomFile.read(file, ReadOptions.lenient()).dataset());
            return Bytes.wrap(bytes.toByteArray());
        }
    }

    private static InputStream asFile(TestServer server, String uid, byte[] dataSet) {
        StoreScp.Request request = server.requests.stream()
                .filter(candidate -> candidate.sopInstanceUid().equals(uid))
                .findFirst()
                .orElseThrow();
        Bytes meta = FileMeta.encode(
                FileMeta.of(request.sopClassUid(), uid, TransferSyntax.of(request.transferSyntaxUid())));
        return new SequenceInputStream(meta.asInputStream(), new ByteArrayInputStream(dataSet));
    }

    private Association connect(int port, AssociationRequest request) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        List<Association> connected = new ArrayList<>();
        TestServer.await(
                () -> {
                    try {
                        return connected.add(Association.connect(address, request));
                    } catch (IOException e) {
                        return false;
                    }
                },
                "storescp does not answer");
        return connected.getFirst();
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String port(TestServer server) {
        return String.valueOf(server.address().getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assumeInstalled(String tool) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        assumeTrue(installed, tool + " is not installed");
    }
}
