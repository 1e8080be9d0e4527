package dev.gantry.architecture.planted.dicom;

public final class GetPrefixed {
    public String getName() {
        return "";
    }
}
