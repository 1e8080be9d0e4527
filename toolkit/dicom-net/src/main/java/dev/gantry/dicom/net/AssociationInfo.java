package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.PresentationContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What was negotiated.
 *
 * @param implementation of the peer, its version name if it sent one, else its class UID; for logs
 * @param maxPduLength the longest P-DATA-TF the peer receives; 0 is no limit
 */
public record AssociationInfo(
        String callingAet,
        String calledAet,
        InetSocketAddress peer,
        String implementation,
        long maxPduLength,
        List<PresentationContext.Accepted> presentationContexts) {

    public AssociationInfo {
        presentationContexts = List.copyOf(presentationContexts);
    }

    Optional<PresentationContext.Accepted> context(int id) {
        return presentationContexts.stream()
                .filter(context -> context.id() == id)
                .findFirst();
    }
}
