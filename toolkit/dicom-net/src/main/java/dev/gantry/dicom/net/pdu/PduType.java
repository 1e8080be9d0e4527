package dev.gantry.dicom.net.pdu;

import java.util.Optional;

/** The first byte of a PDU (PS3.8 9.3). */
public enum PduType {
    ASSOCIATE_RQ,
    ASSOCIATE_AC,
    ASSOCIATE_RJ,
    P_DATA_TF,
    RELEASE_RQ,
    RELEASE_RP,
    ABORT;

    /** Empty for a code the standard does not know. */
    public static Optional<PduType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }

    public int code() {
        return ordinal() + 1;
    }
}
