package dev.gantry.server.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Says in one line what is wrong with a setting. */
final class Explanation {
    private Explanation() {}

    static String of(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return unbound.getUnboundProperties().stream()
                        .map(property -> "unknown key " + property.getName() + place(property))
                        .collect(Collectors.joining("; "));
            }
            if (cause instanceof BrokenRule broken) {
                return failure.getName() + "." + broken.getMessage();
            }
        }
        return failure.getName() + " has a value that does not fit" + value(failure) + place(failure.getProperty());
    }

    private static String value(BindException failure) {
        return Optional.ofNullable(failure.getProperty())
                .filter(property -> failure.getTarget().getType().resolve() != Secret.class)
                .map(property -> ": " + property.getValue())
                .orElse("");
    }

    private static String place(@Nullable ConfigurationProperty property) {
        return Optional.ofNullable(property)
                .flatMap(known -> Optional.ofNullable(known.getOrigin()))
                .map(origin -> " (" + origin + ")")
                .orElse("");
    }
}
