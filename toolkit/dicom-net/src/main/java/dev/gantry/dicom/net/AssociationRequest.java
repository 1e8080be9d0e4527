package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.PresentationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a requestor asks for.
 *
 * @param callingAet its own AE title, 1 to 16 characters
 * @param calledAet the acceptor's AE title, 1 to 16 characters
 * @param maxPduLength the longest P-DATA-TF it receives; 0 is no limit
 */
public record AssociationRequest(
        String callingAet,
        String calledAet,
        List<PresentationContext.Proposed> presentationContexts,
        long maxPduLength,
        Timeouts timeouts) {

    private static final int MAX_CONTEXTS = 128;
    private static final long DEFAULT_MAX_PDU_LENGTH = 256 * 1024;

    public AssociationRequest {
        presentationContexts = List.copyOf(presentationContexts);
    }

    public static AssociationRequest of(String callingAet, String calledAet) {
        return new AssociationRequest(callingAet, calledAet, List.of(), DEFAULT_MAX_PDU_LENGTH, Timeouts.DEFAULT);
    }

    /**
     * Proposes one more presentation context.
     *
     * @throws IllegalStateException if there are 128 already, which is all the odd ids there are
     */
    public AssociationRequest proposing(String abstractSyntax, String... transferSyntaxes) {
        int count = presentationContexts.size();
        if (count == MAX_CONTEXTS) {
            throw new IllegalStateException("no more than 128 presentation contexts");
        }
        List<PresentationContext.Proposed> contexts = new ArrayList<>(presentationContexts);
        contexts.add(new PresentationContext.Proposed(2 * count + 1, abstractSyntax, List.of(transferSyntaxes)));
        return new AssociationRequest(callingAet, calledAet, contexts, maxPduLength, timeouts);
    }

    /**
     * Proposes what it takes to store these files: a presentation context for each SOP class in each transfer syntax.
     */
    public AssociationRequest proposing(Collection<InstanceFile> files) {
        record Syntaxes(String abstractSyntax, String transferSyntax) {}
        AssociationRequest request = this;
        for (Syntaxes syntaxes : files.stream()
                .map(file -> new Syntaxes(file.sopClassUid(), file.transferSyntaxUid()))
                .collect(Collectors.toCollection(LinkedHashSet::new))) {
            request = request.proposing(syntaxes.abstractSyntax(), syntaxes.transferSyntax());
        }
        return request;
    }

    public AssociationRequest withMaxPduLength(long bytes) {
        return new AssociationRequest(callingAet, calledAet, presentationContexts, bytes, timeouts);
    }

    public AssociationRequest withTimeouts(Timeouts newTimeouts) {
        return new AssociationRequest(callingAet, calledAet, presentationContexts, maxPduLength, newTimeouts);
    }
}
