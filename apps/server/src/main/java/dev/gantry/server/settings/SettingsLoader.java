package dev.gantry.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the settings: the command line wins over the environment ({@code GANTRY_HTTP_PORT} for {@code gantry.http.port}),
 * which wins over the file, which wins over the defaults. A key of the file that does not exist is an error.
 */
public final class SettingsLoader {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("gantry");
    private static final String ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private SettingsLoader() {}

    /**
     * Settings from all sources.
     *
     * @param keys set on the command line
     * @param environment variables of the process
     * @throws InvalidSettings with a message for people: which key, where, and what is wrong
     */
    public static GantrySettings load(Map<String, String> keys, Map<String, String> environment, Optional<Path> file)
            throws InvalidSettings {
        List<PropertySource<?>> sources = new ArrayList<>();
        sources.add(new MapPropertySource("the command line", Map.copyOf(keys)));
        sources.add(new SystemEnvironmentPropertySource(ENVIRONMENT, Map.copyOf(environment)));
        if (file.isPresent()) {
            List<PropertySource<?>> documents = read(file.get());
            for (PropertySource<?> document : documents) {
                requireOnlyOurs(document, file.get());
            }
            sources.addAll(documents);
        }
        return bind(sources);
    }

    private static List<PropertySource<?>> read(Path file) throws InvalidSettings {
        if (!Files.isReadable(file)) {
            throw new InvalidSettings("cannot read the configuration file " + file);
        }
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (IOException | YAMLException | IllegalStateException e) {
            throw new InvalidSettings(file + " is not YAML: " + firstLine(e), e);
        }
    }

    private static void requireOnlyOurs(PropertySource<?> document, Path file) throws InvalidSettings {
        if (document instanceof EnumerablePropertySource<?> known) {
            for (String name : known.getPropertyNames()) {
                if (!name.startsWith("gantry.")) {
                    throw new InvalidSettings(
                            "unknown key " + name + " in " + file + "; every key starts with gantry.");
                }
            }
        }
    }

    private static GantrySettings bind(List<PropertySource<?>> sources) throws InvalidSettings {
        // Variables that only begin like ours may be somebody else's, as in a cluster with a service of our name.
        var strict = new NoUnboundElementsBindHandler(
                BindHandler.DEFAULT,
                source -> !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource));
        try {
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bindOrCreate(ROOT, Bindable.of(GantrySettings.class), strict);
        } catch (BindException e) {
            throw new InvalidSettings(Explanation.of(e), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
