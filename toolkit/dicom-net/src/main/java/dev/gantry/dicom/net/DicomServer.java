package dev.gantry.dicom.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepts associations and serves each on a virtual thread of its own, from a table of command field to service. A
 * command that is not in the table is answered as an unrecognised operation. Safe for use by many threads.
 */
public final class DicomServer implements Closeable {

    private static final int BACKLOG = 256;

    /** Beyond the associations allowed, so many connections more are read far enough to be rejected politely. */
    private static final int CONNECTIONS_TO_REJECT = 32;

    private static final long PAUSE_AFTER_FAILED_ACCEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ServerSocket listener;
    private final DicomServerSettings settings;
    private final Acceptor acceptor;
    private final Set<AssociationLoop> loops = ConcurrentHashMap.newKeySet();

    private DicomServer(ServerSocket listener, DicomServerSettings settings, Acceptor acceptor) {
        this.listener = listener;
        this.settings = settings;
        this.acceptor = acceptor;
    }

    /**
     * Binds, and serves from then on.
     *
     * @param services by the command field of the requests they serve
     * @throws IOException if the address cannot be bound
     */
    public static DicomServer start(
            DicomServerSettings settings,
            AssociationPolicy policy,
            Map<Integer, DimseService> services,
            AssociationListener listener)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(settings.address(), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Acceptor acceptor = new Acceptor(
                settings,
                policy,
                Map.copyOf(services),
                listener,
                new AssociationTally(),
                new Semaphore(settings.maxAssociations()));
        DicomServer server = new DicomServer(socket, settings, acceptor);
        Thread.ofVirtual().name("dicom-accept").start(server::acceptUntilClosed);
        return server;
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    public AssociationCounts counts() {
        return acceptor.tally().counts();
    }

    /**
     * Stops accepting, lets operations in flight finish and be answered, and aborts every association as soon as it has
     * none. What is not finished within the grace is cut off.
     *
     * @return whether everything finished in time
     */
    public boolean stop(Duration grace) {
        closeListener();
        loops.forEach(AssociationLoop::drain);
        long deadline = System.nanoTime() + grace.toNanos();
        boolean finished = true;
        for (AssociationLoop loop : loops) {
            finished &= loop.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        loops.forEach(AssociationLoop::cut);
        return finished;
    }

    /** Stops without grace. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException e) {
                // Closed, or out of file descriptors for now.
                LockSupport.parkNanos(PAUSE_AFTER_FAILED_ACCEPT_NANOS);
            }
        }
    }

    private void open(Socket socket) throws IOException {
        if (loops.size() >= settings.maxAssociations() + CONNECTIONS_TO_REJECT) {
            acceptor.tally().rejected.increment();
            socket.close();
            return;
        }
        AssociationLoop loop = new AssociationLoop(
                acceptor, new Transport(socket, settings.timeouts().message()));
        loops.add(loop);
        loop.start(() -> loops.remove(loop));
        if (listener.isClosed()) {
            loop.drain();
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            // Nothing will be accepted any more, which is all that was wanted.
        }
    }
}
