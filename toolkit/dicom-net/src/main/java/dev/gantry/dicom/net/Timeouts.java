package dev.gantry.dicom.net;

import java.time.Duration;

/**
 * How long an association waits for its peer. Zero or less is not allowed: nothing waits for ever.
 *
 * @param association for an association to be asked for, answered, released or closed, altogether: ARTIM, PS3.8 9.1.5
 * @param message for the next bytes within a message, and for one write to be taken
 * @param idle for the next message
 */
public record Timeouts(Duration association, Duration message, Duration idle) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

    public Timeouts {
        requirePositive(association);
        requirePositive(message);
        requirePositive(idle);
    }

    private static void requirePositive(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a time-out must be positive");
        }
    }
}
