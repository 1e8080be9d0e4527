package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.AssociationAborted.Origin;
import dev.gantry.dicom.net.command.CommandField;
import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.command.Response;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our acceptor against peers that break the protocol: the right A-ABORT, nothing left behind, and the server goes on.
 */
class HostilePeerTest {

    private static final long MAX_PDU_LENGTH = 4096;
    private static final int MAX_ASSOCIATIONS = 3;
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(
                settings -> settings.withMaxPduLength(MAX_PDU_LENGTH).withMaxAssociations(MAX_ASSOCIATIONS));
    }

    @AfterEach
    void isStillServing() throws IOException {
        server.awaitNoneOpen();
        try (Association association =
                server.connect(TestServer.request().proposing(UID.Verification, UID.ImplicitVRLittleEndian))) {
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
        }
        server.close();
    }

    /** What a peer has sent when it vanishes. */
    record Phase(String name, List<byte[]> sent) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Phase> phases() {
        byte[] rq = PduEncoder.encode(RawPeer.ASSOCIATE_RQ);
        byte[] command = PduEncoder.encode(RawPeer.command(RawPeer.STORE));
        byte[] data = PduEncoder.encode(RawPeer.data(1000, false));
        return Stream.of(
                new Phase("connected", List.of()),
                new Phase("within the header of A-ASSOCIATE-RQ", List.of(part(rq, 3))),
                new Phase("within A-ASSOCIATE-RQ", List.of(part(rq, 100))),
                new Phase("associated", List.of(rq)),
                new Phase("within the header of a command", List.of(rq, part(command, 9))),
                new Phase("within a command", List.of(rq, part(command, 40))),
                new Phase("between command and data set", List.of(rq, command)),
                new Phase("within the header of a data set", List.of(rq, command, part(data, 8))),
                new Phase("within a data set", List.of(rq, command, part(data, 500))),
                new Phase("between fragments", List.of(rq, command, data)));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void releasesEverythingWhenThePeerDisconnects(Phase phase) throws IOException {
        try (RawPeer peer = new RawPeer(server.address())) {
            for (byte[] bytes : phase.sent()) {
                peer.send(bytes);
            }
            peer.finish();
            while (peer.receive().isPresent()) {}
        }
        server.awaitNoneOpen();
        assertThat(server.aborts)
                .singleElement()
                .satisfies(aborted -> assertThat(aborted.origin()).isEqualTo(Origin.CONNECTION_LOST));
        assertThat(server.stored).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("phases")
    void releasesEverythingWhenTheConnectionIsReset(Phase phase) throws IOException {
        RawPeer peer = new RawPeer(server.address());
        for (byte[] bytes : phase.sent()) {
            peer.send(bytes);
        }
        TestServer.await(() -> server.server.counts().open() == 1 || !server.aborts.isEmpty(), "never opened");
        peer.reset();
        TestServer.await(() -> !server.aborts.isEmpty(), "never aborted");
        server.awaitNoneOpen();
        assertThat(server.stored).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("phases")
    void abortsAPeerThatFallsSilent(Phase phase) throws IOException {
        try (TestServer impatient = new TestServer(settings -> settings.withTimeouts(SHORT));
                RawPeer peer = new RawPeer(impatient.address())) {
            for (byte[] bytes : phase.sent()) {
                peer.send(bytes);
            }
            while (peer.receive().isPresent()) {}
            impatient.awaitNoneOpen();
            assertThat(impatient.aborts)
                    .singleElement()
                    .satisfies(aborted -> assertThat(aborted.origin()).isEqualTo(Origin.TIMED_OUT));
        }
    }

    @Test
    void abortsAPduLongerThanNegotiated() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(RawPeer.command(RawPeer.STORE));
            peer.send(RawPeer.data((int) MAX_PDU_LENGTH - 6, false));
            peer.send(RawPeer.data((int) MAX_PDU_LENGTH, true));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.INVALID_PDU_PARAMETER);
        }
    }

    @Test
    void allocatesNothingForALengthThatLies() throws IOException {
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.send(HexFormat.of().parseHex("0100ffffffff0001"));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
        }
    }

    @Test
    void abortsAPdvThatExceedsItsPdu() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(HexFormat.of().parseHex("04000000000800000100" + "03030000"));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.INVALID_PDU_PARAMETER);
        }
    }

    @Test
    void abortsAnUnknownPduOnceAssociated() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(HexFormat.of().parseHex("4745540000000000"));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.UNRECOGNIZED_PDU);
        }
    }

    @Test
    void abortsAPeerThatSpeaksHttp() throws IOException {
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.send("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
        }
    }

    @Test
    void abortsAnUnexpectedPdu() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(RawPeer.ASSOCIATE_RQ);
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.UNEXPECTED_PDU);
        }
    }

    @Test
    void abortsDataBeforeAnAssociation() throws IOException {
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.send(RawPeer.data(10, true));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
        }
    }

    @Test
    void abortsADataSetWhereACommandIsDue() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(RawPeer.data(10, true));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.INVALID_PDU_PARAMETER);
        }
    }

    @Test
    void abortsAPresentationContextThatWasNotAccepted() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            Bytes command = Bytes.wrap(RawPeer.STORE.encode());
            peer.send(new Pdu.PData(List.of(new Pdu.Pdv(99, true, true, command))));
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.INVALID_PDU_PARAMETER);
        }
    }

    @Test
    void abortsACommandWithoutEnd() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            Pdu part = new Pdu.PData(List.of(new Pdu.Pdv(3, true, false, Bytes.wrap(new byte[4000]))));
            for (int i = 0; i < 17; i++) {
                peer.send(part);
            }
            assertAborted(peer, Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.INVALID_PDU_PARAMETER);
        }
    }

    @Test
    void abortsAReleaseWithinADataSet() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(RawPeer.command(RawPeer.STORE));
            peer.send(RawPeer.data(1000, false));
            peer.send(new Pdu.ReleaseRq());
            assertAborted(peer, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
        }
        assertThat(server.stored).isEmpty();
    }

    @Test
    void takesAnAbortWithinADataSet() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            peer.send(RawPeer.command(RawPeer.STORE));
            peer.send(RawPeer.data(1000, false));
            peer.send(new Pdu.Abort(0, 0));
            assertThat(peer.receive()).isEmpty();
        }
        server.awaitNoneOpen();
        assertThat(server.aborts.element().origin()).isEqualTo(Origin.PEER);
        assertThat(server.stored).isEmpty();
    }

    @Test
    void answersAnUnknownOperationAsUnrecognised() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            CommandSet unknown = CommandSet.of(CommandField.N_ACTION_RQ).build();
            peer.send(RawPeer.command(unknown));
            assertThat(peer.receive())
                    .contains(RawPeer.command(
                            Response.to(unknown, Status.UNRECOGNIZED_OPERATION).toCommandSet()));
            peer.send(new Pdu.ReleaseRq());
            assertThat(peer.receive()).contains(new Pdu.ReleaseRp());
        }
    }

    @Test
    void takesCommandAndDataSetInOnePdu() throws IOException {
        try (RawPeer peer = RawPeer.associated(server.address())) {
            Bytes command = Bytes.wrap(RawPeer.STORE.encode());
            peer.send(new Pdu.PData(List.of(
                    new Pdu.Pdv(3, true, false, command.slice(0, 20)),
                    new Pdu.Pdv(3, true, true, command.slice(20, command.length() - 20)),
                    new Pdu.Pdv(3, false, false, Bytes.of((byte) 1, (byte) 2)),
                    new Pdu.Pdv(3, false, false, Bytes.empty()),
                    new Pdu.Pdv(3, false, true, Bytes.of((byte) 3, (byte) 4)))));
            assertThat(peer.receive())
                    .contains(RawPeer.command(
                            Response.to(RawPeer.STORE, Status.SUCCESS).toCommandSet()));
            assertThat(server.stored.get("1.2.3")).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void rejectsAProtocolVersionItDoesNotKnow() throws IOException {
        Pdu.AssociateRq rq = RawPeer.ASSOCIATE_RQ;
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.send(new Pdu.AssociateRq(
                    2, rq.calledAet(), rq.callingAet(), rq.applicationContext(), rq.presentationContexts(), List.of()));
            assertThat(peer.receive()).contains(Pdu.AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED);
            assertThat(peer.receive()).isEmpty();
        }
    }

    @Test
    void rejectsAnApplicationContextItDoesNotKnow() throws IOException {
        Pdu.AssociateRq rq = RawPeer.ASSOCIATE_RQ;
        try (RawPeer peer = new RawPeer(server.address())) {
            peer.send(new Pdu.AssociateRq(
                    1, rq.calledAet(), rq.callingAet(), "1.2.3", rq.presentationContexts(), List.of()));
            assertThat(peer.receive()).contains(Pdu.AssociateRj.APPLICATION_CONTEXT_NOT_SUPPORTED);
        }
    }

    @Test
    void rejectsAssociationsBeyondTheLimitAsTransientAndAcceptsAgainLater() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        for (int i = 0; i < MAX_ASSOCIATIONS; i++) {
            peers.add(RawPeer.associated(server.address()));
        }
        assertThatThrownBy(() -> server.connect(TestServer.request()))
                .isInstanceOfSatisfying(AssociationRejected.class, e -> {
                    assertThat(e.rejection()).isEqualTo(Pdu.AssociateRj.LOCAL_LIMIT_EXCEEDED);
                    assertThat(e.rejection().isTransient()).isTrue();
                });
        for (RawPeer peer : peers) {
            peer.close();
        }
        server.awaitNoneOpen();
        assertThat(server.server.counts().rejected()).isEqualTo(1);
    }

    @Test
    void survivesAFloodOfConnections() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            peers.add(new RawPeer(server.address()));
        }
        TestServer.await(() -> seen(server.server.counts()) == 200, "not all connections were seen");
        assertThat(server.server.counts().open()).isLessThanOrEqualTo(MAX_ASSOCIATIONS + 32);
        for (RawPeer peer : peers) {
            peer.close();
        }
    }

    @Test
    void abortsIdleAssociationsWhenItStops() throws IOException {
        try (RawPeer associated = RawPeer.associated(server.address());
                RawPeer silent = new RawPeer(server.address())) {
            TestServer.await(() -> server.server.counts().open() == 2, "not open");
            TestServer stopped = server;
            assertThat(stopped.server.stop(Duration.ofSeconds(20))).isTrue();
            assertAborted(associated, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
            assertAborted(silent, Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
            assertThat(stopped.server.counts().open()).isZero();
            assertThatThrownBy(() -> new RawPeer(stopped.address())).isInstanceOf(IOException.class);
        }
        start();
    }

    private static long seen(AssociationCounts counts) {
        return counts.open() + counts.rejected() + counts.aborted();
    }

    private void assertAborted(RawPeer peer, int source, int reason) throws IOException {
        assertThat(peer.receive()).isEqualTo(Optional.of(new Pdu.Abort(source, reason)));
        assertThat(peer.receive()).isEmpty();
    }

    private static byte[] part(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }
}
