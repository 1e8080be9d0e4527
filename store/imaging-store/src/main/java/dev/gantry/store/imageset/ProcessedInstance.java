package dev.gantry.store.imageset;

import java.util.List;

/**
 * An instance version that passed processing.
 *
 * @param checks one per frame, in order; empty for compressed or absent pixel data
 */
public record ProcessedInstance(long versionId, List<FrameCheck> checks) {
    public ProcessedInstance {
        checks = List.copyOf(checks);
    }
}
