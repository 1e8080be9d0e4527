package dev.gantry.server.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;
import org.springframework.util.unit.DataSize;

/**
 * The log, key {@code gantry.log}.
 *
 * @param console what the terminal shows
 * @param level of our own classes
 * @param maxFileSize at which the next file is begun
 * @param maxTotalSize of all files; older ones are deleted
 */
public record LogKeys(
        @DefaultValue("text") Console console,
        @DefaultValue("info") LogLevel level,
        @DefaultValue("20MB") DataSize maxFileSize,
        @DefaultValue("200MB") DataSize maxTotalSize) {

    /** Where log records go. */
    public enum Console {
        /** JSON to files in the data directory, warnings and errors as short text to standard error. */
        TEXT,
        /** JSON to standard output, and to nowhere else. */
        JSON
    }

    public LogKeys {
        Check.positive("max-file-size", maxFileSize.toBytes());
        Check.require(
                maxTotalSize.compareTo(maxFileSize) >= 0, "max-total-size", "must not be less than max-file-size");
    }
}
