package dev.gantry.architecture.planted.http;

import dev.gantry.architecture.planted.dicom.net.Listener;

public final class SpeaksDimse {
    Listener listener;
}
