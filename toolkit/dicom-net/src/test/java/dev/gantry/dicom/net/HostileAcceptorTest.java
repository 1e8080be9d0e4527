package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.AssociationAborted.Origin;
import dev.gantry.dicom.net.command.CEchoRq;
import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.command.Response;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our requestor against acceptors of all kinds. */
class HostileAcceptorTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));
    private static final AssociationRequest ECHO =
            TestServer.request().proposing(UID.Verification, UID.ImplicitVRLittleEndian);

    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    /** What the acceptor does with its side of the connection. */
    @FunctionalInterface
    interface Script {
        void play(RawPeer peer) throws IOException;
    }

    @Test
    void givesUpOnAnAcceptorThatDoesNotAnswer() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            peer.receive();
            assertThat(peer.receive()).contains(new Pdu.Abort(0, 0));
        });
        assertThatThrownBy(() -> connect(ECHO.withTimeouts(SHORT)))
                .isInstanceOfSatisfying(
                        AssociationAborted.class, e -> assertThat(e.origin()).isEqualTo(Origin.TIMED_OUT));
        acceptor.get();
    }

    @Test
    void abortsAnAcceptorThatAnswersWithData() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            peer.receive();
            peer.send(RawPeer.data(10, true));
            assertThat(peer.receive()).contains(new Pdu.Abort(2, 2));
        });
        assertThatThrownBy(() -> connect(ECHO)).isInstanceOf(AssociationAborted.class);
        acceptor.get();
    }

    @Test
    void givesUpOnAResponseThatDoesNotCome() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            peer.receive();
            assertThat(peer.receive()).contains(new Pdu.Abort(0, 0));
        });
        try (Association association = connect(ECHO.withTimeouts(SHORT))) {
            assertThatThrownBy(association::echo).isInstanceOf(AssociationAborted.class);
            assertThatThrownBy(association::echo).isInstanceOf(AssociationAborted.class);
        }
        acceptor.get();
    }

    @Test
    void abortsAResponseToAnotherMessage() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            peer.receive();
            peer.send(response(99));
            assertThat(peer.receive()).contains(new Pdu.Abort(2, 6));
        });
        try (Association association = connect(ECHO)) {
            assertThatThrownBy(association::echo).isInstanceOf(AssociationAborted.class);
        }
        acceptor.get();
    }

    @Test
    void saysThatTheAcceptorAborted() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            peer.receive();
            peer.send(new Pdu.Abort(2, 1));
        });
        try (Association association = connect(ECHO)) {
            assertThatThrownBy(association::echo).isInstanceOfSatisfying(AssociationAborted.class, e -> {
                assertThat(e.origin()).isEqualTo(Origin.PEER);
                assertThat(e.source()).isEqualTo(2);
                assertThat(e.reason()).isEqualTo(1);
            });
        }
        acceptor.get();
    }

    @Test
    void discardsDataThatComesBeforeTheReleaseIsGranted() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            assertThat(peer.receive()).contains(new Pdu.ReleaseRq());
            peer.send(response(1));
            peer.send(new Pdu.ReleaseRp());
            assertThat(peer.receive()).isEmpty();
        });
        connect(ECHO).release();
        acceptor.get();
    }

    @Test
    void yieldsInAReleaseCollision() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            assertThat(peer.receive()).contains(new Pdu.ReleaseRq());
            peer.send(new Pdu.ReleaseRq());
            assertThat(peer.receive()).contains(new Pdu.ReleaseRp());
            peer.send(new Pdu.ReleaseRp());
            assertThat(peer.receive()).isEmpty();
        });
        connect(ECHO).release();
        acceptor.get();
    }

    @Test
    void grantsAReleaseThatTheAcceptorAsksForInsteadOfResponding() throws Exception {
        CompletableFuture<Void> acceptor = play(peer -> {
            accept(peer);
            peer.receive();
            peer.send(new Pdu.ReleaseRq());
            assertThat(peer.receive()).contains(new Pdu.ReleaseRp());
        });
        try (Association association = connect(ECHO)) {
            assertThatThrownBy(association::echo).isInstanceOf(IOException.class);
        }
        acceptor.get();
    }

    private CompletableFuture<Void> play(Script script) {
        CompletableFuture<Void> played = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (RawPeer peer = new RawPeer(listener.accept())) {
                script.play(peer);
                played.complete(null);
            } catch (IOException | AssertionError e) {
                played.completeExceptionally(e);
            }
        });
        return played;
    }

    private Association connect(AssociationRequest request) throws IOException {
        return Association.connect((InetSocketAddress) listener.getLocalSocketAddress(), request);
    }

    private static void accept(RawPeer peer) throws IOException {
        Pdu.AssociateRq request = (Pdu.AssociateRq) peer.receive().orElseThrow();
        peer.send(Negotiation.answer(request, AssociationPolicy.accepting(any -> true), 16384));
    }

    private static Pdu response(int messageId) {
        CommandSet echo = new CEchoRq(messageId).toCommandSet();
        Bytes response =
                Bytes.wrap(Response.to(echo, Status.SUCCESS).toCommandSet().encode());
        return new Pdu.PData(List.of(new Pdu.Pdv(1, true, true, response)));
    }
}
