package dev.gantry.jms;

import dev.gantry.store.work.WorkItem;

/**
 * A work item that was delivered.
 *
 * @param deliveries how often by now, this time included
 */
record Delivery(WorkItem item, int deliveries) {}
