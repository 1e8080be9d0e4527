package dev.gantry.dicom.net;

import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PresentationContext;
import dev.gantry.dicom.net.pdu.UserItem;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes and reads the PDUs that set up an association. PS3.8 9.3.2, 9.3.3 */
final class Negotiation {

    /** What a peer receives that does not say what it receives. */
    private static final long MAX_PDU_LENGTH_UNSAID = 16 * 1024;

    private Negotiation() {}

    static Pdu.AssociateRq request(AssociationRequest request) {
        return new Pdu.AssociateRq(
                Pdu.PROTOCOL_VERSION,
                request.calledAet(),
                request.callingAet(),
                Pdu.DICOM_APPLICATION_CONTEXT,
                request.presentationContexts(),
                userItems(request.maxPduLength()));
    }

    static Pdu.AssociateAc answer(Pdu.AssociateRq request, AssociationPolicy policy, long maxPduLength) {
        return new Pdu.AssociateAc(
                Pdu.PROTOCOL_VERSION,
                request.calledAet(),
                request.callingAet(),
                request.applicationContext(),
                request.presentationContexts().stream().map(policy::answer).toList(),
                userItems(maxPduLength));
    }

    /** What both PDUs together mean to the side whose peer sent {@code peerItems}. */
    static AssociationInfo info(
            Pdu.AssociateRq request, Pdu.AssociateAc answer, List<UserItem> peerItems, InetSocketAddress peer) {
        return new AssociationInfo(
                request.callingAet(),
                request.calledAet(),
                peer,
                implementation(peerItems),
                maxPduLength(peerItems),
                accepted(request, answer));
    }

    private static List<UserItem> userItems(long maxPduLength) {
        return List.of(
                new UserItem.MaximumLength(maxPduLength),
                new UserItem.ImplementationClassUid(FileMeta.IMPLEMENTATION_CLASS_UID),
                new UserItem.ImplementationVersion(FileMeta.IMPLEMENTATION_VERSION_NAME));
    }

    private static List<PresentationContext.Accepted> accepted(Pdu.AssociateRq request, Pdu.AssociateAc answer) {
        Map<Integer, PresentationContext.Proposed> proposed = request.presentationContexts().stream()
                .collect(Collectors.toMap(PresentationContext.Proposed::id, Function.identity()));
        List<PresentationContext.Accepted> accepted = new ArrayList<>();
        for (PresentationContext.Answered context : answer.presentationContexts()) {
            PresentationContext.Proposed proposal = proposed.get(context.id());
            if (context.accepted()
                    && proposal != null
                    && context.transferSyntax().isPresent()) {
                accepted.add(new PresentationContext.Accepted(
                        context.id(),
                        proposal.abstractSyntax(),
                        context.transferSyntax().get()));
            }
        }
        return accepted;
    }

    private static long maxPduLength(List<UserItem> items) {
        return items.stream()
                .filter(UserItem.MaximumLength.class::isInstance)
                .mapToLong(item -> ((UserItem.MaximumLength) item).bytes())
                .findFirst()
                .orElse(MAX_PDU_LENGTH_UNSAID);
    }

    private static String implementation(List<UserItem> items) {
        String implementation = "";
        for (UserItem item : items) {
            switch (item) {
                case UserItem.ImplementationVersion version -> implementation = version.name();
                case UserItem.ImplementationClassUid uid ->
                    implementation = implementation.isEmpty() ? uid.uid() : implementation;
                default -> {}
            }
        }
        return implementation;
    }
}
