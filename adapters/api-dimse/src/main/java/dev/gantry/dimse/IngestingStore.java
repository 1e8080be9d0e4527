package dev.gantry.dimse;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.net.StoreScp;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.ingest.Incoming;
import dev.gantry.store.ingest.Ingest;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what comes by C-STORE through the one door. The sender is known by its calling AE title. */
final class IngestingStore implements StoreScp.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(IngestingStore.class);

    private final Ingest ingest;

    IngestingStore(Ingest ingest) {
        this.ingest = ingest;
    }

    @Override
    public Status store(StoreScp.Request request, InputStream dataSet) {
        if (!AcceptedSyntaxes.accepts(request.sopClassUid())) {
            return Status.SOP_CLASS_NOT_SUPPORTED;
        }
        String peer = sender(request);
        Incoming.Declared declared = new Incoming.Declared(
                request.sopClassUid(), request.sopInstanceUid(), TransferSyntax.of(request.transferSyntaxUid()));
        Provenance provenance = new Provenance(Provenance.Source.DIMSE, peer);
        try {
            return StoreStatus.of(ingest.accept(new Principal(peer), Incoming.dataset(provenance, declared, dataSet)));
        } catch (StoreException e) {
            Status status = StoreStatus.of(e);
            LOG.warn("{} from {} not stored: {}", request.sopInstanceUid(), peer, e.getMessage());
            return status;
        }
    }

    private static String sender(StoreScp.Request request) {
        String aet = request.association().callingAet();
        return aet.isBlank() ? request.association().peer().getAddress().getHostAddress() : aet;
    }
}
