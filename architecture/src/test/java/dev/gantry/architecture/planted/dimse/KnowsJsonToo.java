package dev.gantry.architecture.planted.dimse;

import dev.gantry.architecture.planted.dicom.json.KnowsTheNetwork;

public final class KnowsJsonToo {
    KnowsTheNetwork knowsTheNetwork;
}
