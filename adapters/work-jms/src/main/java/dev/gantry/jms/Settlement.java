package dev.gantry.jms;

import dev.gantry.store.StoreException;
import dev.gantry.store.work.RetryPolicy;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has a group handled and sees to what failed: it is sent again with a delay, or as a dead letter. When this returns
 * the delivered messages can be acknowledged.
 */
final class Settlement {
    private static final String DIED = "its worker died each time";

    private final WorkHandler handler;
    private final Sender sender;
    private final WorkMessages messages;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final LocalCounts counts;

    Settlement(
            WorkHandler handler,
            Sender sender,
            WorkMessages messages,
            RetryPolicy retries,
            InstantSource clock,
            LocalCounts counts) {
        this.handler = handler;
        this.sender = sender;
        this.messages = messages;
        this.retries = retries;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Settles the deliveries of one group.
     *
     * @throws StoreException when the broker does not take what failed; nothing may be acknowledged then
     */
    void settle(Collection<Delivery> group) {
        counts.started(group.size());
        try {
            List<WorkFailure> failures = new ArrayList<>();
            Map<WorkItem, Delivery> deliveries = new LinkedHashMap<>();
            for (Delivery delivery : group) {
                deliveries.put(delivery.item(), delivery);
                if (delivery.deliveries() > retries.maxDeliveries()) {
                    failures.add(new WorkFailure(delivery.item(), DIED, false));
                }
            }
            List<WorkItem> items = new ArrayList<>(deliveries.keySet());
            failures.forEach(failure -> items.remove(failure.item()));
            if (!items.isEmpty()) {
                failures.addAll(handler.handle(items));
            }
            settle(deliveries, failures);
        } finally {
            counts.finished(group.size());
        }
    }

    private void settle(Map<WorkItem, Delivery> deliveries, List<WorkFailure> failures) {
        List<Outgoing> outgoing = new ArrayList<>();
        List<WorkFailure> abandoned = new ArrayList<>();
        for (WorkFailure failure : failures) {
            Delivery delivery = deliveries.remove(failure.item());
            if (delivery == null) {
                continue;
            }
            if (failure.retryable() && delivery.deliveries() < retries.maxDeliveries()) {
                outgoing.add(again(delivery));
            } else {
                int made = Math.min(delivery.deliveries(), retries.maxDeliveries());
                outgoing.add(messages.dead(failure.item(), made, failure.reason(), clock.instant()));
                abandoned.add(failure);
            }
        }
        sender.send(outgoing);
        abandoned.forEach(failure -> handler.abandoned(failure.item(), failure.reason()));
    }

    private Outgoing again(Delivery delivery) {
        Duration delay = retries.delayAfter(delivery.deliveries());
        counts.delayed(delay);
        return messages.work(delivery.item(), delivery.deliveries(), delay);
    }
}
