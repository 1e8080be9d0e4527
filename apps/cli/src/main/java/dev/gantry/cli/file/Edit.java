package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.TagPath;

/** One change of a data set. */
sealed interface Edit {
    TagPath path();

    /** @throws IllegalArgumentException if the data set does not allow it */
    Dataset apply(Dataset dataset);

    record Erase(TagPath path) implements Edit {
        @Override
        public Dataset apply(Dataset dataset) {
            return path.remove(dataset);
        }
    }

    /**
     * @param missingOnly whether an element that is there stays
     * @param unchecked whether the value may break the rules of its VR
     */
    record Set(TagPath path, String value, boolean missingOnly, boolean unchecked) implements Edit {
        @Override
        public Dataset apply(Dataset dataset) {
            return missingOnly && path.find(dataset).isPresent()
                    ? dataset
                    : path.change(dataset, holder -> ElementValue.set(holder, path.tag(), value, unchecked));
        }
    }
}
