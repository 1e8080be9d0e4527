package dev.gantry.architecture.planted.store.ingest;

public final class IngestHelper {}
