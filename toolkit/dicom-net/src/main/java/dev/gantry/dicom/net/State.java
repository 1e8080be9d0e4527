package dev.gantry.dicom.net;

/** The states of an association, by their numbers in PS3.8 Tables 9-1 to 9-5. */
enum State {
    /** Idle: no transport connection. */
    STA1,
    /** Transport connection open, awaiting A-ASSOCIATE-RQ. */
    STA2,
    /** Awaiting the local answer to an association request. */
    STA3,
    /** Awaiting the opening of the transport connection. */
    STA4,
    /** Awaiting A-ASSOCIATE-AC or -RJ. */
    STA5,
    /** Established, ready for data. */
    STA6,
    /** Awaiting A-RELEASE-RP. */
    STA7,
    /** Awaiting the local answer to a release request. */
    STA8,
    /** Release collision, requestor's side: awaiting the local answer. */
    STA9,
    /** Release collision, acceptor's side: awaiting A-RELEASE-RP. */
    STA10,
    /** Release collision, requestor's side: awaiting A-RELEASE-RP. */
    STA11,
    /** Release collision, acceptor's side: awaiting the local answer. */
    STA12,
    /** Awaiting the close of the transport connection. */
    STA13
}
