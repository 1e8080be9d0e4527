package dev.gantry.architecture.planted.codec;

import dev.gantry.architecture.planted.dicom.GetPrefixed;

public final class KnowsDicom {
    GetPrefixed dataset;
}
