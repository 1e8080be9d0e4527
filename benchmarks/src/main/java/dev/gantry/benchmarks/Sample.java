package dev.gantry.benchmarks;

import java.util.Arrays;

/**
 * What one round measured.
 *
 * @param seconds from the first request to the last answer
 * @param latencies of each request in nanoseconds, sorted
 * @param bytes moved, of data sets or bodies
 * @param cpuSeconds that the server used meanwhile
 */
record Sample(double seconds, long[] latencies, long bytes, double cpuSeconds) {
    Sample {
        latencies = latencies.clone();
        Arrays.sort(latencies);
    }

    /** Requests a second. */
    double rate() {
        return latencies.length / seconds;
    }

    /** Millions of bytes a second. */
    double megabytes() {
        return bytes / seconds / 1e6;
    }

    /** Milliseconds that a share of the requests stay below. */
    double percentile(double share) {
        return latencies[(int) Math.min(latencies.length - 1, latencies.length * share)] / 1e6;
    }

    /** Processor milliseconds of the server for each request. */
    double cpuMillis() {
        return cpuSeconds * 1000 / latencies.length;
    }
}
