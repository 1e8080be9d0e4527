package dev.gantry.dicom.net.pdu;

import java.io.IOException;

/** The bytes are not a PDU; {@link #abortReason()} is what the peer is told (PS3.8 Table 9-26). */
public final class MalformedPduException extends IOException {

    private static final long serialVersionUID = 1;

    private final int abortReason;

    public MalformedPduException(int abortReason, String message) {
        super(message);
        this.abortReason = abortReason;
    }

    public int abortReason() {
        return abortReason;
    }
}
