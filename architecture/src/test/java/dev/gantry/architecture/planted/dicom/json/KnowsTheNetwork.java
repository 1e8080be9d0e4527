package dev.gantry.architecture.planted.dicom.json;

import dev.gantry.architecture.planted.dicom.net.Listener;

public final class KnowsTheNetwork {
    Listener listener;
}
