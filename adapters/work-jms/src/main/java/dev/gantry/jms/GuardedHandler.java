package dev.gantry.jms;

import dev.gantry.store.StoreException;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker loop's edge: no exception of a handler passes it. */
final class GuardedHandler implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedHandler.class);

    private final WorkHandler handler;

    GuardedHandler(WorkHandler handler) {
        this.handler = handler;
    }

    @Override
    public List<WorkFailure> handle(List<WorkItem> items) {
        try {
            return handler.handle(items);
        } catch (Exception e) {
            String reason = reason(e);
            LOG.warn(
                    "{} items of series {} failed: {}",
                    items.size(),
                    items.getFirst().seriesInstanceUid(),
                    reason);
            return items.stream()
                    .map(item -> new WorkFailure(item, reason, true))
                    .toList();
        }
    }

    /** An item whose abandonment fails is unprocessed for the catalogue, and the sweeper sends it again. */
    @Override
    public void abandoned(WorkItem item, String reason) {
        try {
            handler.abandoned(item, reason);
        } catch (Exception e) {
            LOG.warn("version {} was given up, but not marked so: {}", item.versionId(), reason(e));
        }
    }

    /** Only a {@link StoreException} promises a message without patient data; of others, the class and the place. */
    private static String reason(Exception e) {
        if (e instanceof StoreException) {
            return String.valueOf(e.getMessage());
        }
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
