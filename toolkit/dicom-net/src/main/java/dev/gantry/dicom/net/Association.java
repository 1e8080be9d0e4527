package dev.gantry.dicom.net;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.command.CEchoRq;
import dev.gantry.dicom.net.command.CStoreRq;
import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.command.MalformedCommandException;
import dev.gantry.dicom.net.command.Response;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PresentationContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * The requestor's side of an association. Every method throws {@link AssociationAborted} if the association ends
 * meanwhile. Not thread-safe: one operation at a time.
 */
public final class Association implements Closeable {

    private final UpperLayer upper;
    private final AssociationInfo info;
    private final DimseChannel channel;
    private int lastMessageId;

    private Association(UpperLayer upper, AssociationInfo info) {
        this.upper = upper;
        this.info = info;
        this.channel = new DimseChannel(upper, info);
    }

    /**
     * Connects and asks for the association.
     *
     * @throws AssociationRejected if the peer does not want it
     * @throws IOException if there is no connection
     */
    public static Association connect(InetSocketAddress address, AssociationRequest request) throws IOException {
        Timeouts timeouts = request.timeouts();
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(timeouts.association().toMillis()));
            UpperLayer upper =
                    UpperLayer.connected(new Transport(socket, timeouts.message()), timeouts, request.maxPduLength());
            Pdu.AssociateRq rq = Negotiation.request(request);
            Pdu.AssociateAc ac = upper.request(rq);
            return new Association(upper, Negotiation.info(rq, ac, ac.userItems(), address));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** What was negotiated. */
    public AssociationInfo info() {
        return info;
    }

    /** The presentation context that was accepted for these, if any. */
    public Optional<PresentationContext.Accepted> presentationContext(String abstractSyntax, String transferSyntax) {
        return info.presentationContexts().stream()
                .filter(context -> context.abstractSyntax().equals(abstractSyntax)
                        && context.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    /** C-ECHO. */
    public Status echo() throws IOException {
        PresentationContext.Accepted context = info.presentationContexts().stream()
                .filter(accepted -> accepted.abstractSyntax().equals(UID.Verification))
                .findFirst()
                .orElseThrow(() -> new NoPresentationContextException(UID.Verification, "any"));
        CommandSet request = new CEchoRq(nextMessageId()).toCommandSet();
        channel.send(context.id(), request);
        return response();
    }

    /**
     * C-STORE.
     *
     * @param dataSet in this transfer syntax, without file meta information; read to its end, not closed. If it fails,
     *     the association is aborted.
     * @throws NoPresentationContextException if none was accepted for the SOP class and transfer syntax; the
     *     association stands
     */
    public Status store(String sopClassUid, String sopInstanceUid, String transferSyntaxUid, InputStream dataSet)
            throws IOException {
        PresentationContext.Accepted context = presentationContext(sopClassUid, transferSyntaxUid)
                .orElseThrow(() -> new NoPresentationContextException(sopClassUid, transferSyntaxUid));
        CommandSet request = new CStoreRq(nextMessageId(), sopClassUid, sopInstanceUid).toCommandSet();
        try {
            channel.send(context.id(), request, dataSet);
        } catch (IOException | RuntimeException e) {
            abort();
            throw e;
        }
        return response();
    }

    /**
     * C-STORE of a file, its data set as it lies there.
     *
     * @throws NoPresentationContextException if none was accepted for it; the association stands
     */
    public Status store(InstanceFile file) throws IOException {
        try (InputStream dataSet = file.openDataSet()) {
            return store(file.sopClassUid(), file.sopInstanceUid(), file.transferSyntaxUid(), dataSet);
        }
    }

    /** Asks for release and waits for it. The association is over, whatever happens. */
    public void release() throws IOException {
        upper.release();
    }

    /** Sends A-ABORT; does nothing if the association is over. */
    public void abort() throws IOException {
        if (upper.isEstablished()) {
            upper.abort("aborted by this side");
        }
    }

    /** Releases the association; does nothing if it is over. */
    @Override
    public void close() throws IOException {
        if (upper.isEstablished()) {
            release();
        }
    }

    private int nextMessageId() {
        lastMessageId = lastMessageId % 0xFFFF + 1;
        return lastMessageId;
    }

    private Status response() throws IOException {
        Optional<Message> message = channel.receive();
        if (message.isEmpty()) {
            upper.answerRelease();
            throw new IOException("the peer released the association instead of responding");
        }
        try {
            Response response = Response.from(message.get().command());
            if (response.messageId() != lastMessageId) {
                throw upper.violation("a response to message " + response.messageId());
            }
            return response.status();
        } catch (MalformedCommandException e) {
            throw upper.violation(String.valueOf(e.getMessage()));
        }
    }
}
