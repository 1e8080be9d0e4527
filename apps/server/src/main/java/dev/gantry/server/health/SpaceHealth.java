package dev.gantry.server.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.util.unit.DataSize;

/** Whether there is room for more objects. */
public final class SpaceHealth implements HealthIndicator {
    private final Path directory;
    private final DataSize kept;

    /** @param kept space below which nothing more is taken */
    public SpaceHealth(Path directory, DataSize kept) {
        this.directory = directory;
        this.kept = kept;
    }

    @Override
    public Health health() {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return free > kept.toBytes()
                    ? Health.up().withDetail("freeBytes", free).build()
                    : Degraded.because("no room is left: instances are served, none is taken");
        } catch (IOException e) {
            return Health.down()
                    .withDetail("failure", e.getClass().getSimpleName())
                    .build();
        }
    }
}
