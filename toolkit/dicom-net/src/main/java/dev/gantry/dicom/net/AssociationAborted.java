package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.Pdu;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The association ended without a release: A-ABORT or A-P-ABORT (PS3.8 7.3, 7.4). */
public final class AssociationAborted extends IOException {

    private static final long serialVersionUID = 1;

    /** Who ended it. */
    public enum Origin {
        /** The peer sent A-ABORT. */
        PEER,
        /** This side sent A-ABORT, because the peer broke the protocol or because it was told to. */
        THIS_SIDE,
        /** The peer was silent for too long. */
        TIMED_OUT,
        /** The transport connection broke. */
        CONNECTION_LOST
    }

    private final Origin origin;
    private final int source;
    private final int reason;

    AssociationAborted(Origin origin, Pdu.Abort abort, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.origin = origin;
        this.source = abort.source();
        this.reason = abort.reason();
    }

    public Origin origin() {
        return origin;
    }

    /** As in PS3.8 Table 9-26. */
    public int source() {
        return source;
    }

    /** As in PS3.8 Table 9-26. */
    public int reason() {
        return reason;
    }
}
