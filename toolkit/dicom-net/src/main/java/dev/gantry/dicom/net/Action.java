package dev.gantry.dicom.net;

/** What an association does on an event: PS3.8 Tables 9-6 (AE), 9-7 (DT), 9-8 (AR) and 9-9 (AA). */
enum Action {
    /** Open the transport connection. */
    AE1,
    /** Send A-ASSOCIATE-RQ. */
    AE2,
    /** Indicate that the association was accepted. */
    AE3,
    /** Indicate that it was rejected, close the transport connection. */
    AE4,
    /** Accept the transport connection, start ARTIM. */
    AE5,
    /** Stop ARTIM; indicate the request, or send A-ASSOCIATE-RJ and start ARTIM. */
    AE6,
    /** Send A-ASSOCIATE-AC. */
    AE7,
    /** Send A-ASSOCIATE-RJ, start ARTIM. */
    AE8,
    /** Send P-DATA-TF. */
    DT1,
    /** Indicate the received data. */
    DT2,
    /** Send A-RELEASE-RQ. */
    AR1,
    /** Indicate that release is asked for. */
    AR2,
    /** Confirm the release, close the transport connection. */
    AR3,
    /** Send A-RELEASE-RP, start ARTIM. */
    AR4,
    /** Stop ARTIM. */
    AR5,
    /** Indicate data received while a release is under way. */
    AR6,
    /** Send P-DATA-TF while a release is under way. */
    AR7,
    /** Indicate a release collision. */
    AR8,
    /** Send A-RELEASE-RP in a collision. */
    AR9,
    /** Confirm the release in a collision. */
    AR10,
    /** Send A-ABORT of source service-user, start (or restart) ARTIM. */
    AA1,
    /** Stop ARTIM, close the transport connection. */
    AA2,
    /** Indicate the abort, close the transport connection. */
    AA3,
    /** Indicate A-P-ABORT: the transport connection is lost. */
    AA4,
    /** Stop ARTIM. */
    AA5,
    /** Ignore the PDU. */
    AA6,
    /** Send A-ABORT. */
    AA7,
    /** Send A-ABORT of source service-provider, indicate A-P-ABORT, start ARTIM. */
    AA8
}
