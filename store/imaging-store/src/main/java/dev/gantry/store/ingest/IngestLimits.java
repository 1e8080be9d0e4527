package dev.gantry.store.ingest;

/**
 * What the door lets through.
 *
 * @param maxInstanceBytes the longest instance taken, file meta information included
 */
public record IngestLimits(long maxInstanceBytes) {
    /** 16 GiB: beyond what any modality makes, short of what fills a disk unseen. */
    public static final IngestLimits DEFAULT = new IngestLimits(16L << 30);

    public IngestLimits {
        if (maxInstanceBytes < 1) {
            throw new IllegalArgumentException("the longest instance has at least 1 byte, not " + maxInstanceBytes);
        }
    }
}
