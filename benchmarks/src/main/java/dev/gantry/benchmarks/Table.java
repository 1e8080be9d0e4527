package dev.gantry.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints a line for each measure, as Markdown: the median round of each peer and their ratio. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void head(String first, String second) {
        out.printf(
                "| measure | %1$s /s | %1$s MB/s | p50 ms | p99 ms | server CPU ms | %2$s /s | p50 ms | p99 ms | server CPU ms | ratio |%n",
                first, second);
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    void row(String measure, List<Sample> ours, List<Sample> theirs) {
        Sample our = median(ours);
        Sample their = median(theirs);
        out.printf(
                "| %s | %.1f | %.1f | %.2f | %.2f | %.2f | %.1f | %.2f | %.2f | %.2f | **%.2f×** |%n",
                measure,
                our.rate(),
                our.megabytes(),
                our.percentile(.5),
                our.percentile(.99),
                our.cpuMillis(),
                their.rate(),
                their.percentile(.5),
                their.percentile(.99),
                their.cpuMillis(),
                our.rate() / their.rate());
    }

    void note(String text) {
        out.println();
        out.println(text);
    }

    /** The round in the middle by rate. */
    private static Sample median(List<Sample> rounds) {
        List<Sample> sorted = new ArrayList<>(rounds);
        sorted.sort(Comparator.comparingDouble(Sample::rate));
        return sorted.get(sorted.size() / 2);
    }
}
