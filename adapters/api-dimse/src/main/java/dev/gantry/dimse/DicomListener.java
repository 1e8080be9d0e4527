package dev.gantry.dimse;

import dev.gantry.dicom.net.AssociationCounts;
import dev.gantry.dicom.net.AssociationPolicy;
import dev.gantry.dicom.net.DicomServer;
import dev.gantry.dicom.net.EchoScp;
import dev.gantry.dicom.net.StoreScp;
import dev.gantry.dicom.net.command.CommandField;
import dev.gantry.store.ingest.Ingest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * Receives instances by C-STORE and answers C-ECHO. It listens from {@link #start} on; an instance is acknowledged when
 * {@link Ingest#accept} has returned. Safe for use by many threads.
 */
public final class DicomListener implements AutoCloseable {

    private final DicomServer server;

    private DicomListener(DicomServer server) {
        this.server = server;
    }

    /** @throws IOException if the address cannot be bound */
    public static DicomListener start(DimseSettings settings, Ingest ingest) throws IOException {
        AssociationPolicy policy = new AssociationPolicy(
                called -> settings.acceptAnyCalledAet() || called.equals(settings.aeTitle()),
                calling -> true,
                AcceptedSyntaxes::accepts,
                AcceptedSyntaxes::choose);
        return new DicomListener(DicomServer.start(
                settings.server(),
                policy,
                Map.of(
                        CommandField.C_ECHO_RQ,
                        new EchoScp(),
                        CommandField.C_STORE_RQ,
                        new StoreScp(new IngestingStore(ingest))),
                new AssociationLog()));
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** What has become of the associations, for metrics. */
    public AssociationCounts associations() {
        return server.counts();
    }

    /**
     * Accepts no more associations, lets the C-STOREs in flight be stored and acknowledged, then aborts the
     * associations.
     *
     * @param grace after which it cuts off what is not finished
     * @return whether everything finished in time
     */
    public boolean stop(Duration grace) {
        return server.stop(grace);
    }

    /** Stops without grace. */
    @Override
    public void close() {
        server.close();
    }
}
