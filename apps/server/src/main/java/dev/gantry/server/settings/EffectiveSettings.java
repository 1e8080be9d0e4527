package dev.gantry.server.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;
import org.springframework.util.unit.DataUnit;

/** Settings as keys and values, for people: the order of the records, secrets as stars. */
public final class EffectiveSettings {
    private EffectiveSettings() {}

    /** Every key with its value as it would be written in a file. */
    public static Map<String, String> of(GantrySettings settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        collect("gantry", settings, keys);
        return keys;
    }

    private static void collect(String prefix, Record settings, Map<String, String> keys) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            Object value = read(component, settings);
            if (value instanceof Record group && !(value instanceof Secret)) {
                collect(key, group, keys);
            } else {
                keys.put(key, text(value));
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> name -> name.name().toLowerCase(Locale.ROOT);
            case Collection<?> many ->
                many.stream().map(EffectiveSettings::text).sorted().collect(Collectors.joining(","));
            case Duration time -> DurationStyle.SIMPLE.print(time, unit(time));
            case DataSize size -> size(size);
            default -> value.toString();
        };
    }

    private static ChronoUnit unit(Duration time) {
        return Stream.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                .filter(unit -> time.toMillis() % unit.getDuration().toMillis() == 0)
                .findFirst()
                .orElse(ChronoUnit.MILLIS);
    }

    private static String size(DataSize size) {
        return Stream.of(DataUnit.GIGABYTES, DataUnit.MEGABYTES, DataUnit.KILOBYTES)
                .map(unit -> Map.entry(unit, DataSize.of(1, unit).toBytes()))
                .filter(unit -> size.toBytes() > 0 && size.toBytes() % unit.getValue() == 0)
                .map(unit -> "%d%cB"
                        .formatted(
                                size.toBytes() / unit.getValue(),
                                unit.getKey().name().charAt(0)))
                .findFirst()
                .orElse(size.toString());
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component.getName() + " cannot be read", e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
