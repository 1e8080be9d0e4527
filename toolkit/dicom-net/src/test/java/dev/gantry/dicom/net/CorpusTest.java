package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Uids;
import dev.gantry.dicom.net.command.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file of the shared corpus that can be sent is sent, in whatever transfer syntax. */
class CorpusTest {

    @Test
    void everyFileArrivesByteForByte() throws Exception {
        Optional<Path> corpus = corpus();
        assumeTrue(corpus.isPresent(), "no ../shared/data/open beside the repository: the corpus is not sent");
        List<InstanceFile> files = sendable(corpus.get());
        assertThat(files).hasSizeGreaterThan(500);
        try (TestServer server = new TestServer()) {
            for (InstanceFile file : files) {
                try (Association association =
                        server.connect(TestServer.request().proposing(List.of(file)))) {
                    assertThat(association.store(file)).isEqualTo(Status.SUCCESS);
                }
                byte[] whole = Files.readAllBytes(file.path());
                int offset = (int) file.datasetOffset();
                assertThat(Bytes.wrap(server.stored.remove(file.sopInstanceUid())))
                        .as(file.path().toString())
                        .isEqualTo(Bytes.wrap(whole, offset, whole.length - offset));
            }
        }
    }

    private static List<InstanceFile> sendable(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> instance(file).stream())
                    .toList();
        }
    }

    /** The corpus holds broken files, too; what has no identity cannot be sent. */
    private static Optional<InstanceFile> instance(Path file) {
        try {
            return Optional.of(InstanceFile.of(file)).filter(instance -> Uids.isValid(instance.sopInstanceUid()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> corpus() {
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared/data/open"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
