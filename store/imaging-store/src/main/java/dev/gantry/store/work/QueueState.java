package dev.gantry.store.work;

/**
 * Messages by state.
 *
 * @param waiting ready for delivery
 * @param inFlight delivered, not yet answered
 * @param delayed waiting for their back-off to end
 * @param dead given up
 */
public record QueueState(long waiting, long inFlight, long delayed, long dead) {}
