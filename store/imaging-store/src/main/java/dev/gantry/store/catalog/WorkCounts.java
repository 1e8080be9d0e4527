package dev.gantry.store.catalog;

/**
 * Instance versions by the state of their processing.
 *
 * @param unprocessed received, waiting or being retried
 * @param processed in a published image set
 * @param abandoned given up, with a dead letter
 */
public record WorkCounts(long unprocessed, long processed, long abandoned) {}
