package dev.gantry.architecture.planted.store.ingest;

import dev.gantry.architecture.planted.dicom.json.KnowsTheNetwork;

public final class KnowsJson {
    KnowsTheNetwork knowsTheNetwork;
}
