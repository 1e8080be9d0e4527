package dev.gantry.server;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.LogKeys;
import dev.gantry.server.settings.Role;
import dev.gantry.server.training.Rehearsal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.WorkCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A running Gantry: everything that was wired, and the foundation below it. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final GantrySettings settings;
    private final Foundation foundation;
    private final ConfigurableApplicationContext wiring;

    private Server(GantrySettings settings, Foundation foundation, ConfigurableApplicationContext wiring) {
        this.settings = settings;
        this.foundation = foundation;
        this.wiring = wiring;
    }

    /** Starts everything and returns when all of it is ready. After a failure nothing is left running. */
    static Server start(GantrySettings settings) throws StartupFailure {
        Loopback.bindAddress(settings.bind());
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        Foundation foundation = new Foundation(settings, directory);
        Optional<ConfigurableApplicationContext> wiring = Optional.empty();
        try {
            wiring = Optional.of(application(settings, directory, foundation).run());
            return new Server(settings, foundation, wiring.get());
        } catch (BeansException | WebServerException | IllegalStateException e) {
            throw StartupReport.of(e, settings);
        } finally {
            if (wiring.isEmpty()) {
                foundation.close();
            }
        }
    }

    /** Tells the person at the terminal, and the log, that all is up and where. */
    void announce() {
        String line = wiring.getBean(Addresses.class).line();
        LOG.info(line);
        if (settings.log().console() == LogKeys.Console.TEXT) {
            System.out.println(line);
        }
    }

    /** Does a few seconds of a server's ordinary work, unless what it stores would come among what others stored. */
    void rehearse() throws IOException, InterruptedException {
        boolean nothingStored = wiring.getBean(Catalog.class).workCounts().equals(new WorkCounts(0, 0, 0));
        if (settings.database().embedded() && nothingStored && settings.has(Role.DIMSE) && settings.has(Role.HTTP)) {
            Addresses addresses = wiring.getBean(Addresses.class);
            new Rehearsal(addresses.dicom(), addresses.aeTitle(), addresses.dicomWebRoot()).run();
        }
    }

    /** Takes nothing new, finishes what is in flight as long as the settings allow, then stops every part. */
    @Override
    public void close() {
        LOG.info("Gantry is stopping");
        wiring.close();
        foundation.close();
    }

    private static SpringApplication application(
            GantrySettings settings, DataDirectory directory, Foundation foundation) {
        SpringApplication application = new SpringApplication(parts(settings));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("gantry", BootProperties.of(settings, directory)));
        application.setEnvironment(environment);
        application.addInitializers(foundation);
        return application;
    }

    private static Class<?>[] parts(GantrySettings settings) {
        List<Class<?>> parts =
                new ArrayList<>(List.of(ServerConfiguration.class, StoreConfiguration.class, WatchConfiguration.class));
        if (settings.has(Role.DIMSE)) {
            parts.add(DimseConfiguration.class);
        }
        if (settings.has(Role.HTTP)) {
            parts.add(HttpConfiguration.class);
        }
        if (settings.has(Role.WORKER)) {
            parts.add(WorkerConfiguration.class);
        }
        return parts.toArray(Class<?>[]::new);
    }
}
