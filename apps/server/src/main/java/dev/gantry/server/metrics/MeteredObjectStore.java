package dev.gantry.server.metrics;

import dev.gantry.store.object.ByteRange;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;

/**
 * Times an object store.
 *
 * <ul>
 *   <li>{@code gantry.objects.append}: until durable, the sender's own time included; {@code gantry.objects.appended}: bytes
 *   <li>{@code gantry.objects.open}, {@code gantry.objects.delete}
 * </ul>
 */
public final class MeteredObjectStore implements ObjectStore {
    private final ObjectStore objects;
    private final Timer append;
    private final Counter appended;
    private final Timer open;
    private final Timer delete;

    public MeteredObjectStore(ObjectStore objects, MeterRegistry meters) {
        this.objects = objects;
        append = meters.timer("gantry.objects.append");
        appended = Counter.builder("gantry.objects.appended").baseUnit("bytes").register(meters);
        open = meters.timer("gantry.objects.open");
        delete = meters.timer("gantry.objects.delete");
    }

    @Override
    public ObjectRef append(Content content) throws IOException {
        Timer.Sample started = Timer.start();
        try {
            ObjectRef object = objects.append(content);
            appended.increment((double) object.length());
            return object;
        } finally {
            started.stop(append);
        }
    }

    @Override
    public InputStream open(ObjectRef object, ByteRange range) {
        Timer.Sample started = Timer.start();
        try {
            return objects.open(object, range);
        } finally {
            started.stop(open);
        }
    }

    @Override
    public void delete(ObjectRef object) {
        delete.record(() -> objects.delete(object));
    }
}
