package dev.gantry.store.work;

import java.time.Instant;

/**
 * An item that was given up.
 *
 * @param id names the letter for {@link WorkQueue#redrive}
 * @param deliveries how often it was tried
 */
public record DeadLetter(String id, WorkItem item, String reason, int deliveries, Instant at) {}
