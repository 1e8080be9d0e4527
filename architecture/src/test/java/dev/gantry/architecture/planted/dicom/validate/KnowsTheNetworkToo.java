package dev.gantry.architecture.planted.dicom.validate;

import dev.gantry.architecture.planted.dicom.net.Listener;

public final class KnowsTheNetworkToo {
    Listener listener;
}
