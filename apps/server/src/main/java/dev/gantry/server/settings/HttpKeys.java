package dev.gantry.server.settings;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The HTTP server, key {@code gantry.http}.
 *
 * @param port 0 picks a free one
 * @param maxPage results of one QIDO-RS answer at most
 * @param bulkThreshold binary attributes longer than this are a BulkDataURI in metadata
 * @param maxArchiveEntries files taken from one uploaded archive
 * @param maxInflatedSize what one uploaded archive may hold when inflated
 * @param maxInflationRatio how many times larger than its bytes an archive may become
 * @param corsOrigins whose pages may call the API, such as {@code http://localhost:3000}
 */
public record HttpKeys(
        @DefaultValue("8080") int port,
        @DefaultValue("1000") int maxPage,
        @DefaultValue("8KB") DataSize bulkThreshold,
        @DefaultValue("50000") int maxArchiveEntries,
        @DefaultValue("64GB") DataSize maxInflatedSize,
        @DefaultValue("500") int maxInflationRatio,
        @DefaultValue List<String> corsOrigins) {
    public HttpKeys {
        Check.port("port", port);
        Check.positive("max-page", maxPage);
        Check.positive("bulk-threshold", bulkThreshold.toBytes());
        Check.require(bulkThreshold.toMegabytes() < 1024, "bulk-threshold", "must be less than 1GB: " + bulkThreshold);
        Check.positive("max-archive-entries", maxArchiveEntries);
        Check.positive("max-inflated-size", maxInflatedSize.toBytes());
        Check.positive("max-inflation-ratio", maxInflationRatio);
        corsOrigins = List.copyOf(corsOrigins);
    }
}
