package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.List;

/** Collects warnings, but never so many that they could fill the heap. */
final class Warnings {

    private static final int MOST = 100;

    private final List<Warning> warnings = new ArrayList<>();

    void add(long offset, String tagPath, String text) {
        if (warnings.size() < MOST) {
            warnings.add(new Warning(offset, tagPath, text));
        } else if (warnings.size() == MOST) {
            warnings.add(new Warning(offset, "", "more was forgiven"));
        }
    }

    List<Warning> list() {
        return List.copyOf(warnings);
    }
}
