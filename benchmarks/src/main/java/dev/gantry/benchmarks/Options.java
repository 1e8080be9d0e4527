package dev.gantry.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * How to run.
 *
 * @param work an empty or absent directory for both servers' data
 * @param only the groups of measures to run
 * @param rounds of each measure; the median is printed
 * @param instances CT slices in a round
 * @param studies in the catalogue when it is searched
 */
record Options(Path launcher, Path work, Set<String> only, int rounds, int instances, int studies) {
    static final Set<String> GROUPS = Set.of("cstore", "stow", "qido", "metadata", "frames");

    static final String HELP = """
            usage: benchmarks/run-ingest [--only GROUP,...] [--rounds N] [--instances N] [--studies N] [--work DIR]

              --only       of cstore, stow, qido, metadata, frames (default: all)
              --rounds     of each measure, Gantry and Orthanc in turn; the median is printed (default 3)
              --instances  CT slices in a round (default 400)
              --studies    in both catalogues when they are searched (default 10000)
              --work       where both servers keep their data (default: a new directory under /tmp, removed at the end)

            Needs Debian's orthanc and orthanc-dicomweb. Exit codes: 0 done, 1 a server or a request failed, 2 usage.""";

    static Options parse(Path launcher, Path work, String... arguments) {
        Options options = new Options(launcher, work, GROUPS, 3, 400, 10_000);
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            options = options.with(words.next(), words);
        }
        return options;
    }

    private Options with(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " is unknown or lacks its value");
        }
        String value = words.next();
        return switch (option) {
            case "--only" -> new Options(launcher, work, groups(value), rounds, instances, studies);
            case "--rounds" -> new Options(launcher, work, only, Integer.parseInt(value), instances, studies);
            case "--instances" -> new Options(launcher, work, only, rounds, Integer.parseInt(value), studies);
            case "--studies" -> new Options(launcher, work, only, rounds, instances, Integer.parseInt(value));
            case "--work" -> new Options(launcher, Path.of(value), only, rounds, instances, studies);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static Set<String> groups(String value) {
        List<String> groups = List.of(value.split(","));
        if (!GROUPS.containsAll(groups)) {
            throw new IllegalArgumentException("--only takes " + String.join(", ", GROUPS) + ", not " + value);
        }
        return Set.copyOf(groups);
    }
}
