package dev.gantry.store.processing;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.ProcessedInstance;
import dev.gantry.store.work.WorkFailure;
import dev.gantry.store.work.WorkHandler;
import dev.gantry.store.work.WorkItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Processes a series: its waiting instances are inspected together and published as one version of its image set. The
 * catalogue decides what is undone, so a message that comes twice, late or early does no harm.
 */
public final class SeriesWorker implements WorkHandler {
    private final Catalog catalog;
    private final Inspector inspector;
    private final Clock clock;

    public SeriesWorker(Catalog catalog, Inspector inspector, Clock clock) {
        this.catalog = catalog;
        this.inspector = inspector;
        this.clock = clock;
    }

    @Override
    public List<WorkFailure> handle(List<WorkItem> items) {
        Map<Long, WorkItem> asked = items.stream().collect(toMap(WorkItem::versionId, identity()));
        List<WorkFailure> failures = new ArrayList<>();
        List<ProcessedInstance> processed = new ArrayList<>();
        for (InstanceVersion version : catalog.unprocessed(List.copyOf(asked.keySet()))) {
            WorkItem item = requireNonNull(asked.get(version.id()));
            try {
                processed.add(inspector.inspect(version));
            } catch (StoreException e) {
                failures.add(new WorkFailure(item, e.getMessage(), e.code().retryable()));
            }
        }
        if (!processed.isEmpty()) {
            WorkItem any = items.getFirst();
            catalog.publish(new ImageSetUpdate(any.datastore(), any.seriesInstanceUid(), processed, clock.instant()));
        }
        return failures;
    }

    @Override
    public void abandoned(WorkItem item, String reason) {
        catalog.abandon(item.versionId(), reason);
    }
}
