package dev.gantry.server.metrics;

import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/**
 * Times processing.
 *
 * <ul>
 *   <li>{@code gantry.processing.batch}: one series' waiting instances together
 *   <li>{@code gantry.processing.instances}: those done
 *   <li>{@code gantry.processing.failures}: deliveries that failed, to be tried again or not
 *   <li>{@code gantry.processing.dead}: instances given up
 * </ul>
 */
public final class MeteredWorkHandler implements WorkHandler {
    private final WorkHandler handler;
    private final Timer batch;
    private final Counter done;
    private final Counter failed;
    private final Counter dead;

    public MeteredWorkHandler(WorkHandler handler, MeterRegistry meters) {
        this.handler = handler;
        batch = meters.timer("gantry.processing.batch");
        done = meters.counter("gantry.processing.instances");
        failed = meters.counter("gantry.processing.failures");
        dead = meters.counter("gantry.processing.dead");
    }

    @Override
    public List<WorkFailure> handle(List<WorkItem> items) {
        Timer.Sample started = Timer.start();
        int failures = items.size();
        try {
            List<WorkFailure> answer = handler.handle(items);
            failures = answer.size();
            return answer;
        } finally {
            started.stop(batch);
            failed.increment(failures);
            done.increment(items.size() - failures);
        }
    }

    @Override
    public void abandoned(WorkItem item, String reason) {
        handler.abandoned(item, reason);
        dead.increment();
    }
}
