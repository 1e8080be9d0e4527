package dev.gantry.architecture.planted.dicom;

public final class ReadsAProperty {
    public String home() {
        return System.getProperty("user.home");
    }
}
