package dev.gantry.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken at the door, key {@code gantry.ingest}.
 *
 * @param maxInstanceSize a longer instance is refused
 * @param maxUndispatched received instances that may wait to be handed to the broker; beyond them the sweeper finds them
 */
public record IngestKeys(
        @DefaultValue("16GB") DataSize maxInstanceSize,
        @DefaultValue("10000") int maxUndispatched) {
    public IngestKeys {
        Check.positive("max-instance-size", maxInstanceSize.toBytes());
        Check.positive("max-undispatched", maxUndispatched);
    }
}
