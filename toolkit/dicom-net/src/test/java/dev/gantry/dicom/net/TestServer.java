package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.CommandField;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A server on loopback that keeps what it is sent, and what became of its associations. */
final class TestServer implements AutoCloseable {

    static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20));

    final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    final Queue<StoreScp.Request> requests = new ConcurrentLinkedQueue<>();
    final Queue<AssociationAborted> aborts = new ConcurrentLinkedQueue<>();
    final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    final DicomServer server;

    TestServer() throws IOException {
        this(UnaryOperator.identity(), AssociationPolicy.accepting(any -> true), Optional.empty());
    }

    TestServer(UnaryOperator<DicomServerSettings> settings) throws IOException {
        this(settings, AssociationPolicy.accepting(any -> true), Optional.empty());
    }

    TestServer(StoreScp.Handler handler) throws IOException {
        this(UnaryOperator.identity(), AssociationPolicy.accepting(any -> true), Optional.of(handler));
    }

    TestServer(
            UnaryOperator<DicomServerSettings> settings, AssociationPolicy policy, Optional<StoreScp.Handler> handler)
            throws IOException {
        server = DicomServer.start(
                settings.apply(DicomServerSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withTimeouts(TIMEOUTS)),
                policy,
                Map.of(
                        CommandField.C_ECHO_RQ,
                        new EchoScp(),
                        CommandField.C_STORE_RQ,
                        new StoreScp(handler.orElse(this::keep))),
                new Listener());
    }

    private Status keep(StoreScp.Request request, InputStream dataSet) throws IOException {
        requests.add(request);
        stored.put(request.sopInstanceUid(), dataSet.readAllBytes());
        return Status.SUCCESS;
    }

    InetSocketAddress address() {
        return server.address();
    }

    static AssociationRequest request() {
        return AssociationRequest.of("CALLER", "CALLED").withTimeouts(TIMEOUTS);
    }

    Association connect(AssociationRequest request) throws IOException {
        return Association.connect(address(), request);
    }

    void awaitNoneOpen() {
        await(() -> server.counts().open() == 0, "associations are still open");
    }

    static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Listener implements AssociationListener {

        @Override
        public void aborted(InetSocketAddress peer, Optional<AssociationInfo> info, AssociationAborted reason) {
            aborts.add(reason);
        }

        @Override
        public void rejected(Pdu.AssociateRq request, InetSocketAddress peer, Pdu.AssociateRj rejection) {}

        @Override
        public void failed(InetSocketAddress peer, Exception failure) {
            failures.add(failure);
        }
    }
}
