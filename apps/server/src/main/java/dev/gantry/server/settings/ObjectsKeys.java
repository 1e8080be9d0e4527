package dev.gantry.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The directory store, key {@code gantry.objects}.
 *
 * @param segmentSize at which a segment file takes no further object
 * @param bufferSize how much of an object is gathered before it takes a segment for itself
 * @param bufferMemory what all appends together may gather
 * @param minFreeSpace that is left on the disk; nothing more is taken below it
 */
public record ObjectsKeys(
        @DefaultValue("256MB") DataSize segmentSize,
        @DefaultValue("1MB") DataSize bufferSize,
        @DefaultValue("32MB") DataSize bufferMemory,
        @DefaultValue("512MB") DataSize minFreeSpace) {

    private static final DataSize GIGABYTE = DataSize.ofGigabytes(1);

    public ObjectsKeys {
        Check.require(segmentSize.toBytes() >= 4096, "segment-size", "must be at least 4KB: " + segmentSize);
        Check.require(!bufferSize.isNegative(), "buffer-size", "must not be negative: " + bufferSize);
        Check.require(
                bufferMemory.compareTo(bufferSize) >= 0 && bufferMemory.compareTo(GIGABYTE) <= 0,
                "buffer-memory",
                "must be buffer-size to 1GB: " + bufferMemory);
        Check.require(!minFreeSpace.isNegative(), "min-free-space", "must not be negative: " + minFreeSpace);
    }
}
