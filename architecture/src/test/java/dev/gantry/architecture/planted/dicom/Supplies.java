package dev.gantry.architecture.planted.dicom;

import java.util.function.Supplier;

public final class Supplies implements Supplier<String> {
    @Override
    public String get() {
        return "";
    }
}
