package dev.gantry.store.catalog;

/** A study, a series or an instance by its UIDs: what a retrieve or a delete is about. */
public sealed interface Scope {
    String studyInstanceUid();

    record Study(String studyInstanceUid) implements Scope {}

    record Series(String studyInstanceUid, String seriesInstanceUid) implements Scope {}

    record Instance(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid) implements Scope {}
}
