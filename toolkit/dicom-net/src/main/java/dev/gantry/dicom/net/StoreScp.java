package dev.gantry.dicom.net;

import dev.gantry.dicom.Uids;
import dev.gantry.dicom.net.command.CStoreRq;
import dev.gantry.dicom.net.command.Status;
import java.io.IOException;
import java.io.InputStream;

/** The Storage service: hands each C-STORE's data set to a {@link Handler}. PS3.4 Annex B */
public final class StoreScp implements DimseService {

    /** Takes instances. Called by many threads. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Takes one instance; what it returns is the peer's answer.
         *
         * @param dataSet without file meta information, as it arrives; reads return what is at hand, and throw
         *     {@link AssociationAborted} if the association ends first. What is left unread is discarded.
         * @throws IOException as a processing failure
         */
        Status store(Request request, InputStream dataSet) throws IOException;
    }

    /** What a C-STORE-RQ and its presentation context say; not checked against the data set. */
    public record Request(
            AssociationInfo association, String sopClassUid, String sopInstanceUid, String transferSyntaxUid) {}

    private final Handler handler;

    public StoreScp(Handler handler) {
        this.handler = handler;
    }

    @Override
    public void serve(DimseExchange exchange) throws IOException {
        CStoreRq command = CStoreRq.from(exchange.request());
        exchange.respond(
                Uids.isPlausible(command.sopInstanceUid()) ? store(exchange, command) : Status.INVALID_SOP_INSTANCE);
    }

    private Status store(DimseExchange exchange, CStoreRq command) throws IOException {
        String abstractSyntax = exchange.presentationContext().abstractSyntax();
        String sopClassUid = command.sopClassUid().isEmpty() ? abstractSyntax : command.sopClassUid();
        Request request = new Request(
                exchange.association(),
                sopClassUid,
                command.sopInstanceUid(),
                exchange.presentationContext().transferSyntax());
        return handler.store(request, exchange.dataSet());
    }
}
