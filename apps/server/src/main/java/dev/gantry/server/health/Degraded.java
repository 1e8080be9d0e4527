package dev.gantry.server.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The state between up and down: what matters most still works. Answered with 200. */
final class Degraded {
    static final Status STATUS = new Status("DEGRADED");

    private Degraded() {}

    static Health because(String consequence) {
        return Health.status(STATUS).withDetail("consequence", consequence).build();
    }
}
