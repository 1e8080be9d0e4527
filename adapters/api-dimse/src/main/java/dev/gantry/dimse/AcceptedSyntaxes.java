package dev.gantry.dimse;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.Uids;
import dev.gantry.dicom.net.pdu.PresentationContext;
import java.util.Optional;

/** What the listener accepts of a proposed presentation context. */
final class AcceptedSyntaxes {

    private AcceptedSyntaxes() {}

    /**
     * Verification, every storage SOP class, and whatever PS3.6 does not register: private SOP classes, and those newer
     * than this build, are storage to us until we know better. Any other service is refused.
     */
    static boolean accepts(String abstractSyntax) {
        return abstractSyntax.equals(UID.Verification)
                || Uids.isStorageSopClass(abstractSyntax)
                || Uids.isValid(abstractSyntax) && Uids.find(abstractSyntax).isEmpty();
    }

    /**
     * The first one proposed. Instances are kept as they come, so we need not be able to decode any of them, and the
     * requestor knows best what it has: it lists first what it likes best, and proposes a context of its own for each
     * compressed syntax. To choose any other would make it transcode.
     */
    static Optional<String> choose(PresentationContext.Proposed proposed) {
        return proposed.transferSyntaxes().stream().filter(Uids::isValid).findFirst();
    }
}
