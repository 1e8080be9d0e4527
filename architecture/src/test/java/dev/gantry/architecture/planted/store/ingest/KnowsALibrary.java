package dev.gantry.architecture.planted.store.ingest;

import com.tngtech.archunit.lang.ArchRule;

public final class KnowsALibrary {
    ArchRule archRule;
}
