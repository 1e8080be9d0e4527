package dev.gantry.server;

import dev.gantry.server.settings.EffectiveSettings;
import dev.gantry.server.settings.GantrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the wiring stands on: settings, the held data directory, the engines. There before the wiring begins, and until
 * after it has ended. The engines begin to start as soon as there is a log that they can write to.
 */
final class Foundation implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

    private final GantrySettings settings;
    private final DataDirectory directory;
    private Optional<Engines> engines = Optional.empty();

    Foundation(GantrySettings settings, DataDirectory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public void initialize(ConfigurableApplicationContext wiring) {
        EffectiveSettings.of(settings).forEach((key, value) -> LOG.info("{} = {}", key, value));
        Engines starting = Engines.start(settings, directory);
        engines = Optional.of(starting);
        ConfigurableListableBeanFactory beans = wiring.getBeanFactory();
        beans.registerSingleton("settings", settings);
        beans.registerSingleton("dataDirectory", directory);
        beans.registerSingleton("engines", starting);
    }

    /** Stops the engines and gives the data directory free. */
    @Override
    public void close() {
        try (directory) {
            engines.ifPresent(Engines::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
