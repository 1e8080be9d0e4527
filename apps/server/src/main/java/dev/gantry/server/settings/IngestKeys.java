package dev.gantry.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken at the door, key {@code gantry.ingest}.
 *
 * @param maxInstanceSize a longer instance is refused
 * @param maxUndispatched received instances that may wait to be handed to the broker; beyond them the sweeper finds them
 * @param validate whether the worker holds each instance against the standard
 */
public record IngestKeys(
        @DefaultValue("16GB") DataSize maxInstanceSize,
        @DefaultValue("10000") int maxUndispatched,
        @DefaultValue("off") Validate validate) {

    /** What becomes of the rules of the standard. Instances are taken and kept whatever they say. */
    public enum Validate {
        /** Nobody asks. */
        OFF,
        /** What breaks them is kept with the instance. */
        REPORT
    }

    public IngestKeys {
        Check.positive("max-instance-size", maxInstanceSize.toBytes());
        Check.positive("max-undispatched", maxUndispatched);
    }
}
