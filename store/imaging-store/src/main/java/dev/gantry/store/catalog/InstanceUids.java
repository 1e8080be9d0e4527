package dev.gantry.store.catalog;

/** The UIDs that place an instance in the DICOM information model, PS3.3 A.1.2. None is empty or longer than 64 characters. */
public record InstanceUids(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) {}
