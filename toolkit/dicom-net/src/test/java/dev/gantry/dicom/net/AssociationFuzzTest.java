package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduEncoder;
import dev.gantry.dicom.testkit.Generator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whole associations with something broken in them. */
class AssociationFuzzTest {

    private static final int RUNS = 1500;

    @Test
    void everyMutatedAssociationEndsInADeclaredWayAndLeavesNothingOpen() throws IOException {
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (TestServer server = new TestServer(settings -> settings.withTimeouts(timeouts))) {
            Bytes whole = association();
            Generator.check(RUNS, generator -> {
                try (RawPeer peer = new RawPeer(server.address())) {
                    peer.send(generator.mutated(whole).toArray());
                    peer.finish();
                    while (peer.receive().isPresent()) {}
                } catch (IOException e) {
                    // The server may close on us while we still write; what matters is how it fares itself.
                }
            });
            server.awaitNoneOpen();
            assertThat(server.failures).isEmpty();
            AssociationCounts counts = server.server.counts();
            assertThat(counts.rejected() + counts.released() + counts.aborted()).isEqualTo(RUNS);
        }
    }

    /** Everything a well-behaved requestor sends, in one piece. */
    private static Bytes association() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PduEncoder.encode(RawPeer.ASSOCIATE_RQ));
        bytes.writeBytes(PduEncoder.encode(RawPeer.command(RawPeer.STORE)));
        bytes.writeBytes(PduEncoder.encode(RawPeer.data(300, false)));
        bytes.writeBytes(PduEncoder.encode(RawPeer.data(200, true)));
        bytes.writeBytes(PduEncoder.encode(new Pdu.ReleaseRq()));
        return Bytes.wrap(bytes.toByteArray());
    }
}
