package dev.gantry.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.server.metrics.QueueWatch;
import dev.gantry.store.catalog.FaultyCatalog;
import dev.gantry.store.catalog.HeapCatalog;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.RetryPolicy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class HealthTest {
    @TempDir
    private Path directory;

    @Test
    void withoutTheDatabaseNothingWorks() {
        HeapCatalog catalog = new HeapCatalog();

        assertThat(new DatabaseHealth(catalog).health().getStatus()).isEqualTo(Status.UP);
        assertThat(new DatabaseHealth(FaultyCatalog.failing(catalog, 1, FaultyCatalog.Fault.BEFORE))
                        .health()
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void withoutTheBrokerInstancesAreStillTaken() {
        HeapWorkQueue queue = new HeapWorkQueue(RetryPolicy.DEFAULT);

        Health up = new BrokerHealth(new QueueWatch(queue, InstantSource.system())).health();
        queue.away(true);
        Health away = new BrokerHealth(new QueueWatch(queue, InstantSource.system())).health();

        assertThat(up.getStatus()).isEqualTo(Status.UP);
        assertThat(up.getDetails()).containsEntry("dead", 0L);
        assertThat(away.getStatus()).isEqualTo(Degraded.STATUS);
    }

    @Test
    void withoutRoomInstancesAreStillServed() {
        assertThat(new SpaceHealth(directory, DataSize.ofBytes(1)).health().getStatus())
                .isEqualTo(Status.UP);
        assertThat(new SpaceHealth(directory, DataSize.ofTerabytes(1_000_000))
                        .health()
                        .getStatus())
                .isEqualTo(Degraded.STATUS);
        assertThat(new SpaceHealth(directory.resolve("gone"), DataSize.ofBytes(1))
                        .health()
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void aListenerThatIsNotOpenIsDown() {
        assertThat(new ListenerHealth(Optional::empty).health().getStatus()).isEqualTo(Status.DOWN);
    }
}
