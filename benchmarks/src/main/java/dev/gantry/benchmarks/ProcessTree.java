package dev.gantry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What some processes and their descendants use, as Linux's {@code /proc} tells it. */
record ProcessTree(List<ProcessHandle> roots) {
    private static final long TICKS_PER_SECOND = 100;

    /** Resident bytes of all of them; memory they share is counted once, in proportion. */
    long residentBytes() {
        return all().mapToLong(ProcessTree::proportionalKilobytes).sum() * 1024;
    }

    /** Seconds of processor time used so far by those that live. */
    double cpuSeconds() {
        return (double) all().mapToLong(ProcessTree::ticks).sum() / TICKS_PER_SECOND;
    }

    private Stream<ProcessHandle> all() {
        return roots.stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
    }

    private static long proportionalKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException _) {
            return 0;
        }
    }
}
