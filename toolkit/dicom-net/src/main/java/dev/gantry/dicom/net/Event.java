package dev.gantry.dicom.net;

/** What can happen to an association, in the order of PS3.8 Table 9-10: Evt1 to Evt19. */
enum Event {
    /** Evt1, local. */
    ASSOCIATE_REQUEST,
    /** Evt2. */
    TRANSPORT_CONFIRMED,
    /** Evt3. */
    ASSOCIATE_AC_PDU,
    /** Evt4. */
    ASSOCIATE_RJ_PDU,
    /** Evt5. */
    TRANSPORT_INDICATED,
    /** Evt6. */
    ASSOCIATE_RQ_PDU,
    /** Evt7, local: the answer is to accept. */
    ASSOCIATE_ACCEPTED,
    /** Evt8, local: the answer is to reject. */
    ASSOCIATE_REJECTED,
    /** Evt9, local. */
    P_DATA_REQUEST,
    /** Evt10. */
    P_DATA_PDU,
    /** Evt11, local. */
    RELEASE_REQUEST,
    /** Evt12. */
    RELEASE_RQ_PDU,
    /** Evt13. */
    RELEASE_RP_PDU,
    /** Evt14, local. */
    RELEASE_RESPONSE,
    /** Evt15, local. */
    ABORT_REQUEST,
    /** Evt16. */
    ABORT_PDU,
    /** Evt17. */
    TRANSPORT_CLOSED,
    /** Evt18. */
    ARTIM_EXPIRED,
    /** Evt19: unrecognised or malformed. */
    INVALID_PDU
}
