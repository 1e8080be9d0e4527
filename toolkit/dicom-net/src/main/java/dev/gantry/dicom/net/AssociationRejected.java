package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.Pdu;
import java.io.IOException;

/** The peer answered with A-ASSOCIATE-RJ. */
public final class AssociationRejected extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Pdu.AssociateRj rejection;

    AssociationRejected(Pdu.AssociateRj rejection) {
        super("association rejected: result " + rejection.result() + ", source " + rejection.source() + ", reason "
                + rejection.reason());
        this.rejection = rejection;
    }

    /** The codes of PS3.8 Table 9-21. */
    public Pdu.AssociateRj rejection() {
        return rejection;
    }
}
