package dev.gantry.http.edge;

import java.util.List;

/**
 * What an operator may set of the HTTP API.
 *
 * @param maxPage results of one QIDO-RS answer at most; also how many when the client names no limit
 * @param bulkThreshold binary attributes longer than this, in bytes, are a BulkDataURI in metadata
 * @param maxArchiveEntries files that are taken from one uploaded archive
 * @param maxInflatedBytes what one uploaded archive may hold when inflated
 * @param maxInflationRatio how many times larger than its bytes an archive may become; a bomb is in the thousands
 * @param corsOrigins origins such as {@code http://localhost:3000} whose pages may call the API; none by default
 */
public record HttpSettings(
        int maxPage,
        int bulkThreshold,
        int maxArchiveEntries,
        long maxInflatedBytes,
        int maxInflationRatio,
        List<String> corsOrigins) {
    public static final HttpSettings DEFAULT = new HttpSettings(1_000, 8 << 10, 50_000, 64L << 30, 500, List.of());

    public HttpSettings {
        if (maxPage < 1
                || bulkThreshold < 0
                || maxArchiveEntries < 1
                || maxInflatedBytes < 1
                || maxInflationRatio < 1) {
            throw new IllegalArgumentException("limits of the HTTP API are positive");
        }
        corsOrigins = List.copyOf(corsOrigins);
    }
}
