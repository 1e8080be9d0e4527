package dev.gantry.architecture.planted.dicom.image;

import dev.gantry.architecture.planted.dicom.json.KnowsTheNetwork;

public final class KnowsJsonOfImages {
    KnowsTheNetwork knowsTheNetwork;
}
