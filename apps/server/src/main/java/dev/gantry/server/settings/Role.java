package dev.gantry.server.settings;

/** What a node does. State lives in the database, the object store and the broker only, so roles may be split at will. */
public enum Role {
    /** Listens for DICOM associations. */
    DIMSE,
    /** Answers DICOMweb, uploads and administration; health and metrics are answered in every role. */
    HTTP,
    /** Processes what was received. */
    WORKER
}
