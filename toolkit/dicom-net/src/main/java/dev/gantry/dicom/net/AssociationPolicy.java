package dev.gantry.dicom.net;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PresentationContext;
import dev.gantry.dicom.net.pdu.PresentationContext.Answered;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whom an acceptor serves, and what. Its parts must be safe for use by many threads.
 *
 * @param calledAet the AE titles it answers to
 * @param callingAet the AE titles it serves
 * @param abstractSyntax the abstract syntaxes it accepts
 * @param transferSyntax its choice among those proposed for an abstract syntax; empty to accept none
 */
public record AssociationPolicy(
        Predicate<String> calledAet,
        Predicate<String> callingAet,
        Predicate<String> abstractSyntax,
        Function<PresentationContext.Proposed, Optional<String>> transferSyntax) {

    /** Anyone, under any name; the first transfer syntax proposed, which is by custom the one the peer likes best. */
    public static AssociationPolicy accepting(Predicate<String> abstractSyntax) {
        return new AssociationPolicy(
                called -> true,
                calling -> true,
                abstractSyntax,
                proposed -> proposed.transferSyntaxes().stream().findFirst());
    }

    public AssociationPolicy withCalledAet(Predicate<String> predicate) {
        return new AssociationPolicy(predicate, callingAet, abstractSyntax, transferSyntax);
    }

    public AssociationPolicy withCallingAet(Predicate<String> predicate) {
        return new AssociationPolicy(calledAet, predicate, abstractSyntax, transferSyntax);
    }

    /** Why to refuse this request, if it is refused. */
    Optional<Pdu.AssociateRj> refusal(Pdu.AssociateRq request) {
        if ((request.protocolVersion() & Pdu.PROTOCOL_VERSION) == 0) {
            return Optional.of(Pdu.AssociateRj.PROTOCOL_VERSION_NOT_SUPPORTED);
        }
        if (!request.applicationContext().equals(Pdu.DICOM_APPLICATION_CONTEXT)) {
            return Optional.of(Pdu.AssociateRj.APPLICATION_CONTEXT_NOT_SUPPORTED);
        }
        if (!calledAet.test(request.calledAet())) {
            return Optional.of(Pdu.AssociateRj.CALLED_AET_NOT_RECOGNIZED);
        }
        if (!callingAet.test(request.callingAet())) {
            return Optional.of(Pdu.AssociateRj.CALLING_AET_NOT_RECOGNIZED);
        }
        return Optional.empty();
    }

    Answered answer(PresentationContext.Proposed proposed) {
        if (!abstractSyntax.test(proposed.abstractSyntax())) {
            return refused(proposed, Answered.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return transferSyntax
                .apply(proposed)
                .map(chosen -> new Answered(proposed.id(), Answered.ACCEPTANCE, Optional.of(chosen)))
                .orElseGet(() -> refused(proposed, Answered.TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    /** The transfer syntax is not significant here, but its sub-item must be present. PS3.8 9.3.3.2 */
    private static Answered refused(PresentationContext.Proposed proposed, int result) {
        return new Answered(proposed.id(), result, Optional.of(UID.ImplicitVRLittleEndian));
    }
}
