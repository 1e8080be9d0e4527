package dev.gantry.store.processing;

import dev.gantry.dicom.DicomFile;
import dev.gantry.store.imageset.InstanceReport;

/**
 * Looks an instance over while it is processed, long after its sender was answered. Whatever it finds, the instance is
 * kept and served as it came. Called from many threads.
 */
@FunctionalInterface
public interface InstanceCheck {
    /** @param file with long values and pixel data left where they lie */
    InstanceReport check(DicomFile file);
}
