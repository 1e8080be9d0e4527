package dev.gantry.store.imageset;

import java.util.List;
import java.util.Optional;

/**
 * An instance version that passed processing.
 *
 * @param checks one per frame, in order; empty for compressed or absent pixel data
 * @param report what the check of its data set found; empty when it was not checked
 */
public record ProcessedInstance(long versionId, List<FrameCheck> checks, Optional<InstanceReport> report) {
    public ProcessedInstance {
        checks = List.copyOf(checks);
    }
}
