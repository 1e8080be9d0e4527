package dev.gantry.architecture.planted.dicom;

import java.util.logging.Logger;

public final class LogsThroughTheJdk {
    Logger logger;
}
