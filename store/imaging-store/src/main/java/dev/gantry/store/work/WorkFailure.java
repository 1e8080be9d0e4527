package dev.gantry.store.work;

/**
 * An item that could not be done.
 *
 * @param reason for people: what failed and where, no patient data
 * @param retryable whether another delivery may end better; if not it is dead-lettered at once
 */
public record WorkFailure(WorkItem item, String reason, boolean retryable) {}
